package io.civstack.ledger.journal;

import io.civstack.ledger.account.Account;

/** One line of an entry: the account gets {@code amount} Buzz, or gives it when the amount is negative. */
public record Posting(Account account, long amount) {

    public Posting {
        if (amount == 0) {
            throw new IllegalArgumentException("a posting moves something: " + account.id());
        }
    }
}
