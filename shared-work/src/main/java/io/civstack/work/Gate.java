package io.civstack.work;

import java.time.Duration;

/** What threads wait before while something is not so: that a worker has a slot to fill, or that a listener is at rest. */
final class Gate {

    private boolean open;

    synchronized void set(boolean nowOpen) {
        open = nowOpen;
        notifyAll();
    }

    synchronized boolean isOpen() {
        return open;
    }

    synchronized void await() throws InterruptedException {
        while (!open) {
            wait();
        }
    }

    /** Waits at most so long; the caller goes on either way. */
    synchronized void await(Duration longest) throws InterruptedException {
        long limit = System.nanoTime() + longest.toNanos();
        for (long left = longest.toMillis(); !open && left > 0; left = (limit - System.nanoTime()) / 1_000_000) {
            wait(left);
        }
    }
}
