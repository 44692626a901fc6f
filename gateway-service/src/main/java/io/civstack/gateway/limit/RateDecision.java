package io.civstack.gateway.limit;

import java.time.Duration;

/** Whether a call is within the rate limit. */
public sealed interface RateDecision {

    Rate rate();

    /** The call may go on; {@code remaining} more may follow at once. */
    record Allowed(Rate rate, long remaining) implements RateDecision {}

    /** The call comes too soon; after {@code retryAfter} there is a token again. */
    record Limited(Rate rate, Duration retryAfter) implements RateDecision {

        /** Whole seconds to wait, at least 1, for the header {@code Retry-After}. */
        public long retryAfterSeconds() {
            return Math.max(1, retryAfter.plusMillis(999).toSeconds());
        }
    }
}
