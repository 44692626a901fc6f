package io.civstack.background;

import java.time.Duration;

/**
 * How long to wait before the next try: each pause is twice as long as the one before it, up to a longest.
 *
 * @param next the pause that is due
 * @param max the longest pause
 */
public record BackOff(Duration next, Duration max) {

    private static final int DOUBLINGS_MAX = 30;

    public BackOff {
        if (next.isNegative() || next.compareTo(max) > 0) {
            throw new IllegalArgumentException("a pause of " + next + " is not between 0 and " + max);
        }
    }

    /** The pause after a number of failures in a row, the first being 1. */
    public BackOff afterFailures(int failures) {
        Duration pause = next.multipliedBy(1L << Math.clamp(failures - 1, 0, DOUBLINGS_MAX));
        return new BackOff(pause.compareTo(max) > 0 ? max : pause, max);
    }

    /** Waits, and returns the pause that is due the next time. */
    public BackOff pause() throws InterruptedException {
        Thread.sleep(next);
        return afterFailures(2);
    }
}
