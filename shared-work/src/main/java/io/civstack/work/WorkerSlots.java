package io.civstack.work;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The slots of a worker: a small fixed set of platform threads. Whoever uses a slot has waited for a free one first.
 */
final class WorkerSlots {

    private final Semaphore free;
    private final ExecutorService threads;

    WorkerSlots(String name, int slots) {
        this.free = new Semaphore(slots, true);
        this.threads = Executors.newFixedThreadPool(
                slots, Thread.ofPlatform().name(name + "-", 0).factory());
    }

    void awaitFree() throws InterruptedException {
        free.acquire();
    }

    void giveBack() {
        free.release();
    }

    /**
     * Does something in the slot that the caller has awaited; throws RejectedExecutionException once the worker leaves.
     */
    void use(Runnable task) {
        threads.execute(() -> {
            try {
                task.run();
            } finally {
                free.release();
            }
        });
    }

    /** Accepts no more tasks and waits for those that run; false when that took too long. */
    boolean leave(Duration waitMax) throws InterruptedException {
        threads.shutdown();
        return threads.awaitTermination(waitMax.toMillis(), TimeUnit.MILLISECONDS);
    }
}
