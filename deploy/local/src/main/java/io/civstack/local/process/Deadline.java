package io.civstack.local.process;

import java.time.Duration;

/**
 * The end of a wait, measured by the machine's monotonic clock: a change of the wall clock neither cuts a wait short
 * nor makes it longer.
 *
 * @param nanos on the scale of {@link System#nanoTime}
 */
public record Deadline(long nanos) {

    public static Deadline in(Duration wait) {
        return new Deadline(System.nanoTime() + wait.toNanos());
    }

    public boolean hasPassed() {
        return System.nanoTime() - nanos >= 0;
    }

    /** Zero once the deadline has passed. */
    public Duration left() {
        return Duration.ofNanos(Math.max(0, nanos - System.nanoTime()));
    }
}
