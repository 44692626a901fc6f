package io.civstack.ledger.account;

/** By how much one event changes one account. */
public record Movement(Account account, long posted, long held) {

    public Movement plus(Movement other) {
        if (!account.equals(other.account)) {
            throw new IllegalArgumentException("movements of different accounts do not add up");
        }
        return new Movement(account, Math.addExact(posted, other.posted), Math.addExact(held, other.held));
    }
}
