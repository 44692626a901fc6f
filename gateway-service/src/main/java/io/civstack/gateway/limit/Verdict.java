package io.civstack.gateway.limit;

import java.time.Duration;

/** What the bucket says to a call. */
public sealed interface Verdict {

    Rate rate();

    /** The call may go on; {@code left} more may follow at once. */
    record Granted(Rate rate, long left) implements Verdict {}

    /** The call comes too soon; after {@code pause} there is a token again. */
    record TooSoon(Rate rate, Duration pause) implements Verdict {

        /** Whole seconds to wait, at least 1, as {@code Retry-After} has them. */
        public long waitSeconds() {
            return Math.max(1, pause.plusMillis(999).toSeconds());
        }
    }
}
