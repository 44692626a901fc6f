package io.civstack.work;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes the worker of this process; several rings before it waits count as one. */
final class WakeSignal {

    private final Semaphore rings = new Semaphore(0);

    void ring() {
        rings.release();
    }

    /** Waits for a ring, at most so long; true when one came. */
    boolean await(Duration longest) throws InterruptedException {
        boolean woken = rings.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS);
        rings.drainPermits();
        return woken;
    }
}
