package io.civstack.diffusion.pipeline;

/** Counts drawings, so that what they need is given back when no more may come and the last one has ended. Thread safe. */
final class ActiveRequests implements AutoCloseable {

    private final Runnable giveBack;
    private int count;
    private boolean closed;

    ActiveRequests(Runnable giveBack) {
        this.giveBack = giveBack;
    }

    /** @throws IllegalStateException when no more may come */
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
            giveBack.run();
        }
    }

    /** Lets no more come; does not wait for those under way. */
    @Override
    public void close() {
        boolean over;
        synchronized (this) {
            over = !closed && count == 0;
            closed = true;
        }
        if (over) {
            giveBack.run();
        }
    }
}
