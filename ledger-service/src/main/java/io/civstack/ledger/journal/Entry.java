package io.civstack.ledger.journal;

import io.civstack.events.Buzz;
import io.civstack.events.UserId;
import io.civstack.ledger.account.Account;
import io.civstack.ledger.account.HouseAccount;
import io.civstack.ledger.hold.Split;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A journal entry: two or more postings on different accounts that add up to zero. Kind and reference together name one
 * occurrence, and the database refuses the same pair a second time for one owner.
 *
 * @param owner whose purse it is about
 */
public record Entry(Kind kind, String reference, UserId owner, Instant at, List<Posting> postings) {

    /** Why Buzz moved. */
    public enum Kind {
        /** Buzz was given. Reference: the occasion. */
        GRANT,
        /** A hold was paid. Reference: the hold. */
        CAPTURE,
        /** A hold gave back Buzz that had expired meanwhile. Reference: the hold. */
        FORFEIT,
        /** An allowance was not spent on its day. Reference: the account's name. */
        LAPSE
    }

    public Entry {
        postings = List.copyOf(postings);
        if (postings.size() < 2) {
            throw new IllegalArgumentException("an entry has two sides at least: " + kind + " " + reference);
        }
        if (postings.stream().mapToLong(Posting::amount).reduce(0, Math::addExact) != 0) {
            throw new IllegalArgumentException("an entry adds up to zero: " + kind + " " + reference);
        }
        if (postings.stream().map(Posting::account).distinct().count() != postings.size()) {
            throw new IllegalArgumentException("an entry names each account once: " + kind + " " + reference);
        }
    }

    /** Everything in the split leaves the purse for one of the house's accounts. */
    public static Entry toHouse(
            Kind kind, String reference, UserId owner, Instant at, Split split, HouseAccount.Kind to) {
        List<Posting> postings = new ArrayList<>();
        split.parts()
                .forEach(part ->
                        postings.add(new Posting(part.account(), -part.amount().amount())));
        postings.add(new Posting(HouseAccount.of(owner, to), split.total().amount()));
        return new Entry(kind, reference, owner, at, postings);
    }

    /** The mint gives Buzz to an account. */
    public static Entry grant(String reference, UserId owner, Instant at, Account to, Buzz amount) {
        return new Entry(
                Kind.GRANT,
                reference,
                owner,
                at,
                List.of(
                        new Posting(HouseAccount.of(owner, HouseAccount.Kind.MINT), -amount.amount()),
                        new Posting(to, amount.amount())));
    }
}
