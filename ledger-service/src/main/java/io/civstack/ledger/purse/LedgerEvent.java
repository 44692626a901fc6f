package io.civstack.ledger.purse;

import io.civstack.events.Buzz;
import io.civstack.events.HoldEvent.BuzzReleased.Cause;
import io.civstack.events.Reason;
import io.civstack.events.UserId;
import io.civstack.ledger.account.Movement;
import io.civstack.ledger.account.PurseAccount;
import io.civstack.ledger.hold.Hold;
import io.civstack.ledger.hold.HoldRequest;
import io.civstack.ledger.hold.Split;
import io.civstack.ledger.journal.Entry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What happened to one user's money, as the rules decide it; {@link PublishedEvents} says what other services are told.
 */
public sealed interface LedgerEvent {

    UserId owner();

    Instant at();

    /** The hold as it is from now on, when the event is about one. */
    default Optional<Hold> hold() {
        return Optional.empty();
    }

    /** The journal entries of this event. */
    default List<Entry> entries() {
        return Entries.of(this);
    }

    /** By how much which accounts change, in the order of their ids. */
    default List<Movement> movements() {
        return Movements.of(this);
    }

    /** Buzz was given; {@code occasion} names it once and for all. */
    record Granted(UserId owner, Instant at, PurseAccount account, Buzz amount, String occasion)
            implements LedgerEvent {}

    /** Buzz was set aside. */
    record Held(UserId owner, Instant at, Hold.Held placed) implements LedgerEvent {

        @Override
        public Optional<Hold> hold() {
            return Optional.of(placed);
        }
    }

    /** Nothing was set aside. */
    record HoldRefused(
            UserId owner, Instant at, Hold.Refused refused, HoldRequest request, Buzz available, Reason reason)
            implements LedgerEvent {

        @Override
        public Optional<Hold> hold() {
            return Optional.of(refused);
        }
    }

    /**
     * A hold ended.
     *
     * @param captured what was paid
     * @param released what went back
     * @param forfeited the part of {@code released} that came from an allowance that has expired meanwhile
     */
    record HoldClosed(
            UserId owner, Instant at, Hold closed, Split captured, Split released, Split forfeited, Cause cause)
            implements LedgerEvent {

        @Override
        public Optional<Hold> hold() {
            return Optional.of(closed);
        }
    }

    /** A job's end arrived before its request. */
    record SettledUnseen(UserId owner, Instant at, Hold.Tombstone tombstone) implements LedgerEvent {

        @Override
        public Optional<Hold> hold() {
            return Optional.of(tombstone);
        }
    }

    /** What was left of an allowance expired. */
    record Lapsed(UserId owner, Instant at, Split.Part part) implements LedgerEvent {}
}
