package io.civstack.ledger.hold;

import io.civstack.events.Buzz;
import io.civstack.events.HoldId;

/**
 * The states of a hold. Only {@link Held} can change, and each of its transitions ends it: no hold is resolved twice.
 */
public sealed interface Hold {

    HoldId id();

    /** Buzz is set aside and waits for the job to end. */
    record Held(HoldId id, HoldRequest request, Split split) implements Hold {

        public Held {
            if (!split.total().equals(request.total())) {
                throw new IllegalArgumentException("a hold sets aside what was asked for, not " + split.total());
            }
        }

        /** The job ended: this much is paid, in the order of the split, and the rest goes back. */
        public Hold settle(Buzz price) {
            Split.Cut cut = split.cut(price);
            return price.isZero() ? new Released(id, split) : new Captured(id, cut.taken(), cut.rest());
        }

        /** Nobody settled it in time, which is a fault: all goes back. */
        public Expired expire() {
            return new Expired(id, split);
        }
    }

    /** Paid; {@code released} is what was left of it and went back. */
    record Captured(HoldId id, Split captured, Split released) implements Hold {

        public Captured {
            if (captured.isEmpty()) {
                throw new IllegalArgumentException("a capture pays something");
            }
        }
    }

    /** The job ended with nothing to pay. */
    record Released(HoldId id, Split released) implements Hold {}

    /** It expired before the job's end arrived. It is never captured later. */
    record Expired(HoldId id, Split released) implements Hold {}

    /** There never was enough Buzz, or it was asked for too late. */
    record Refused(HoldId id) implements Hold {}

    /** The job's end arrived before its request: nothing is ever held for it. */
    record Tombstone(HoldId id) implements Hold {}
}
