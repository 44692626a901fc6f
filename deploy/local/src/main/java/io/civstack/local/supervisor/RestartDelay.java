package io.civstack.local.supervisor;

import java.time.Duration;

/**
 * How long to wait before a program that ended is started again: twice as long after every failure in a row, and short
 * again after the program has run for a minute.
 *
 * @param failures in a row
 */
public record RestartDelay(int failures) {

    static final Duration FIRST = Duration.ofMillis(500);
    static final Duration DELAY_MAX = Duration.ofSeconds(30);
    static final Duration STABLE_AFTER = Duration.ofMinutes(1);

    public static final RestartDelay NONE = new RestartDelay(0);

    /** After a process that ran for this long has ended. */
    public RestartDelay afterEnd(Duration ran) {
        return new RestartDelay(ran.compareTo(STABLE_AFTER) >= 0 ? 1 : failures + 1);
    }

    public Duration duration() {
        if (failures == 0) {
            return Duration.ZERO;
        }
        int doublings = Math.min(failures - 1, 10);
        Duration delay = FIRST.multipliedBy(1L << doublings);
        return delay.compareTo(DELAY_MAX) < 0 ? delay : DELAY_MAX;
    }
}
