package io.civstack.ledger.hold;

import io.civstack.events.Buzz;
import java.time.Instant;

/**
 * What a hold is asked for. The ledger knows no prices: it knows how many units at how much each.
 *
 * @param expiresAt from when on the hold can not be captured any more
 */
public record HoldRequest(int count, Buzz unit, Instant expiresAt) {

    /** Far above what any job may cost, so that a faulty request is refused before it empties a purse. */
    public static final long HOLD_BUZZ_MAX = 100_000_000;

    public HoldRequest {
        if (count < 1 || unit.isZero()) {
            throw new IllegalArgumentException(
                    "a hold is for at least one unit of at least 1 Buzz: " + count + " x " + unit);
        }
        if (unit.times(count).amount() > HOLD_BUZZ_MAX) {
            throw new IllegalArgumentException("a hold is at most " + HOLD_BUZZ_MAX + " Buzz: " + count + " x " + unit);
        }
    }

    public Buzz total() {
        return unit.times(count);
    }

    /** What so many delivered units cost. */
    public Buzz price(int delivered) {
        if (delivered < 0 || delivered > count) {
            throw new IllegalArgumentException(delivered + " of " + count + " units can not have been delivered");
        }
        return unit.times(delivered);
    }
}
