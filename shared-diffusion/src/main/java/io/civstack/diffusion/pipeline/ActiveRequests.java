package io.civstack.diffusion.pipeline;

/**
 * Counts the requests that are being computed, so that networks are released after the last of them once the engine is
 * closed. Thread safe.
 */
final class ActiveRequests implements AutoCloseable {

    private final Runnable release;
    private int count;
    private boolean closed;

    ActiveRequests(Runnable release) {
        this.release = release;
    }

    /** @throws IllegalStateException after {@link #close} */
    synchronized void begin() {
        if (closed) {
            throw new IllegalStateException("the engine is closed");
        }
        count++;
    }

    void end() {
        boolean over;
        synchronized (this) {
            count--;
            over = closed && count == 0;
        }
        if (over) {
            release.run();
        }
    }

    /** Refuses further requests; does not wait for active ones. */
    @Override
    public void close() {
        boolean over;
        synchronized (this) {
            over = !closed && count == 0;
            closed = true;
        }
        if (over) {
            release.run();
        }
    }
}
