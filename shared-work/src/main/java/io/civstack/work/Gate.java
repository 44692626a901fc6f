package io.civstack.work;

import java.time.Duration;

/** A condition that threads wait for: that a worker has a free slot, or that a listener has unsubscribed. */
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

    /** Waits for at most so long; the caller goes on either way. */
    synchronized void await(Duration longest) throws InterruptedException {
        long limit = System.nanoTime() + longest.toNanos();
        for (long left = longest.toMillis(); !open && left > 0; left = (limit - System.nanoTime()) / 1_000_000) {
            wait(left);
        }
    }
}
