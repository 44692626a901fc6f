package io.civstack.local.supervise;

import java.time.Duration;

/** How long to wait before the next try: twice as long after every failure in a row, and short again after a good while up. */
public record BackOff(int failures) {

    static final Duration FIRST = Duration.ofMillis(500);
    static final Duration DELAY_MAX = Duration.ofSeconds(30);
    static final Duration GOOD_WHILE = Duration.ofMinutes(1);

    public static final BackOff NONE = new BackOff(0);

    /** After a process that was up this long has died. */
    public BackOff afterDeath(Duration up) {
        return new BackOff(up.compareTo(GOOD_WHILE) >= 0 ? 1 : failures + 1);
    }

    public Duration delay() {
        if (failures == 0) {
            return Duration.ZERO;
        }
        int doublings = Math.min(failures - 1, 10);
        Duration delay = FIRST.multipliedBy(1L << doublings);
        return delay.compareTo(DELAY_MAX) < 0 ? delay : DELAY_MAX;
    }
}
