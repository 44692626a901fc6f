package io.civstack.events;

import java.time.Instant;
import java.util.Map;

/** What happens to a hold, published by the ledger. Keyed by the hold. */
public sealed interface HoldEvent extends Event {

    HoldId holdId();

    UserId userId();

    /** The amount is set aside; {@code from} says from which buckets, in spend order, and adds up to {@code amount}. */
    record BuzzHeld(HoldId holdId, UserId userId, Buzz amount, Map<BuzzType, Buzz> from, Instant expiresAt)
            implements HoldEvent {

        public BuzzHeld {
            from = Map.copyOf(from);
        }
    }

    /** Nothing was set aside; {@code missing} is what the purse is short of. */
    record BuzzHoldRefused(HoldId holdId, UserId userId, Buzz asked, Buzz available, Buzz missing, Reason reason)
            implements HoldEvent {}

    /** This much of the hold was paid; it happens at most once for a hold in this version. */
    record BuzzCaptured(HoldId holdId, UserId userId, Buzz amount) implements HoldEvent {}

    /** This much of the hold went back to the buckets it came from; the hold is closed. */
    record BuzzReleased(HoldId holdId, UserId userId, Buzz amount, Cause cause) implements HoldEvent {

        /** What closed the hold. */
        public enum Cause {
            /** The job ended and did not use all of it. */
            SETTLED,
            /** The job ended with nothing to pay. */
            VOIDED,
            /** Nobody settled it in time: a fault. */
            EXPIRED
        }
    }
}
