package io.civstack.generation.worker;

import io.civstack.generation.store.Assignment;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A job on the easel: how far it is, and whether it shall go on. */
final class Work {

    /** Why drawing stops early. */
    enum Stop {
        /** The job is no longer this worker's: cancelled, overdue, or given to another. */
        NOT_OURS,
        /** The worker itself stops and gives the job back. */
        LEAVING
    }

    private final Assignment assignment;
    private final AtomicReference<@Nullable Stop> stop = new AtomicReference<>();
    private volatile int picture;
    private volatile int step;

    Work(Assignment assignment) {
        this.assignment = assignment;
        this.picture = assignment.missing().isEmpty() ? 0 : assignment.missing().getFirst();
    }

    Assignment assignment() {
        return assignment;
    }

    /** The first reason stays. */
    void stop(Stop reason) {
        stop.compareAndSet(null, reason);
    }

    @Nullable
    Stop stopped() {
        return stop.get();
    }

    void at(int index, int madeSteps) {
        picture = index;
        step = madeSteps;
    }

    int picture() {
        return picture;
    }

    int step() {
        return step;
    }
}
