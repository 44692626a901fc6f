package io.civstack.ledger.book;

import io.civstack.events.Buzz;
import io.civstack.events.BuzzType;
import io.civstack.events.HoldEvent.BuzzReleased.Cause;
import io.civstack.events.HoldId;
import io.civstack.ledger.account.Balance;
import io.civstack.ledger.account.PurseAccount;
import io.civstack.ledger.allowance.Allowance;
import io.civstack.ledger.hold.Hold;
import io.civstack.ledger.hold.Split;
import io.civstack.ledger.hold.Terms;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Decides commands. A refusal is a value; an exception means that the asker contradicts itself or that we are broken. */
public final class Rules {

    private Rules() {}

    /** What follows from the command, given all that is known of the user's money. */
    public static Outcome decide(Book book, Command command, Instant now) {
        return switch (command) {
            case Command.ClaimAllowance _ -> claim(book, now);
            case Command.Grant grant -> grant(book, grant, now);
            case Command.PlaceHold place -> place(book, place, now);
            case Command.Settle settle -> settle(book, settle, now);
            case Command.Expire expire -> expire(book, expire.id(), now);
            case Command.Lapse _ -> lapse(book, now);
        };
    }

    private static Outcome claim(Book book, Instant now) {
        LocalDate today = Allowance.day(now);
        if (book.lastAllowance() != null && !today.isAfter(book.lastAllowance())) {
            return new Outcome.Refused(Reasons.allowanceClaimed(book.lastAllowance()));
        }
        return Outcome.Accepted.of(new LedgerEvent.Granted(
                book.owner(),
                now,
                PurseAccount.allowance(book.owner(), today),
                Allowance.DAILY.amount(),
                Allowance.occasion(today)));
    }

    private static Outcome grant(Book book, Command.Grant grant, Instant now) {
        if (grant.bucket() == BuzzType.ALLOWANCE) {
            throw new IllegalArgumentException("an allowance is claimed, not granted");
        }
        if (book.occasions().contains(grant.occasion())) {
            return new Outcome.AlreadyDone();
        }
        PurseAccount account = PurseAccount.lasting(book.owner(), grant.bucket());
        return Outcome.Accepted.of(
                new LedgerEvent.Granted(book.owner(), now, account, grant.amount(), grant.occasion()));
    }

    private static Outcome place(Book book, Command.PlaceHold place, Instant now) {
        if (book.hold(place.id()).isPresent()) {
            return new Outcome.AlreadyDone();
        }
        Terms terms = place.terms();
        Buzz available = book.available(now);
        Hold.Refused refused = new Hold.Refused(place.id());
        if (!now.isBefore(terms.expiresAt())) {
            return Outcome.Accepted.of(
                    new LedgerEvent.HoldRefused(book.owner(), now, refused, terms, available, Reasons.holdLate()));
        }
        if (available.compareTo(terms.total()) < 0) {
            return Outcome.Accepted.of(new LedgerEvent.HoldRefused(
                    book.owner(), now, refused, terms, available, Reasons.purseShort(book, terms.total(), now)));
        }
        Split split = spread(book.spendable(now)).cut(terms.total()).taken();
        return Outcome.Accepted.of(new LedgerEvent.Held(book.owner(), now, new Hold.Held(place.id(), terms, split)));
    }

    private static Outcome settle(Book book, Command.Settle settle, Instant now) {
        return switch (book.hold(settle.id()).orElse(null)) {
            case null ->
                Outcome.Accepted.of(new LedgerEvent.SettledUnseen(book.owner(), now, new Hold.Tombstone(settle.id())));
            case Hold.Held held -> settle(book, held, settle, now);
            case Hold.Captured _, Hold.Released _, Hold.Expired _, Hold.Refused _, Hold.Tombstone _ ->
                new Outcome.AlreadyDone();
        };
    }

    private static Outcome settle(Book book, Hold.Held held, Command.Settle settle, Instant now) {
        Buzz price = held.terms().price(settle.delivered());
        if (!price.equals(settle.charged())) {
            throw new IllegalArgumentException("hold " + held.id() + ": " + settle.delivered()
                    + " delivered units cost " + price + ", not " + settle.charged());
        }
        if (!now.isBefore(held.terms().expiresAt())) {
            return expire(book, held.id(), now);
        }
        return switch (held.settle(price)) {
            case Hold.Captured captured ->
                closed(book, captured, captured.captured(), captured.released(), Cause.SETTLED, now);
            case Hold.Released released ->
                closed(book, released, Split.NOTHING, released.released(), Cause.VOIDED, now);
            case Hold other -> throw new IllegalStateException("a hold does not settle to " + other);
        };
    }

    private static Outcome expire(Book book, HoldId id, Instant now) {
        if (book.hold(id).orElse(null) instanceof Hold.Held held
                && !now.isBefore(held.terms().expiresAt())) {
            Hold.Expired expired = held.expire();
            return closed(book, expired, Split.NOTHING, expired.released(), Cause.EXPIRED, now);
        }
        return new Outcome.AlreadyDone();
    }

    private static Outcome closed(Book book, Hold closed, Split captured, Split released, Cause cause, Instant now) {
        Split forfeited = released.only(account -> account.expired(now));
        return Outcome.Accepted.of(
                new LedgerEvent.HoldClosed(book.owner(), now, closed, captured, released, forfeited, cause));
    }

    private static Outcome lapse(Book book, Instant now) {
        List<LedgerEvent> lapsed = new ArrayList<>();
        for (Balance balance : book.lapsing(now)) {
            lapsed.add(new LedgerEvent.Lapsed(book.owner(), now, new Split.Part(balance.account(), balance.free())));
        }
        return lapsed.isEmpty() ? new Outcome.AlreadyDone() : new Outcome.Accepted(lapsed);
    }

    private static Split spread(List<Balance> balances) {
        return new Split(balances.stream()
                .map(balance -> new Split.Part(balance.account(), balance.free()))
                .toList());
    }
}
