package io.civstack.work;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A piece of work that is being done: how far it is, and whether it shall go on. */
public final class RunningWork {

    /** Why work stops early. */
    public enum Stop {
        /** The piece is no longer this worker's: withdrawn, overdue, or given to another. */
        NOT_OURS,
        /** The process stops and gives the piece back. */
        LEAVING
    }

    private final Claim claim;
    private final AtomicReference<@Nullable Stop> stop = new AtomicReference<>();
    private volatile Progress progress = new Progress(0, 0);

    /** How far it is, in the handler's own units: the part and the step within it. */
    record Progress(int part, int step) {}

    /** Public for tests of handlers; a worker makes its own. */
    public RunningWork(Claim claim) {
        this.claim = claim;
    }

    public Claim claim() {
        return claim;
    }

    /** The first reason stays. */
    public void stop(Stop reason) {
        stop.compareAndSet(null, reason);
    }

    /** Why it shall stop, or null while it shall go on. */
    public @Nullable Stop stopped() {
        return stop.get();
    }

    /** Notes how far it is; the next heartbeat stores it. */
    public void at(int part, int step) {
        progress = new Progress(part, step);
    }

    Progress progress() {
        return progress;
    }
}
