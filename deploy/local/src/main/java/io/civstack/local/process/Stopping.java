package io.civstack.local.process;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Asks processes to end, then makes them. */
public final class Stopping {

    private Stopping() {}

    /** All at once; returns when all are gone. */
    public static void stop(Collection<ProcessHandle> processes, Duration patience) {
        processes.forEach(ProcessHandle::destroy);
        CompletableFuture<?> all = CompletableFuture.allOf(
                processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new));
        all.completeOnTimeout(null, patience.toMillis(), TimeUnit.MILLISECONDS).join();
        for (ProcessHandle process : processes) {
            if (process.isAlive()) {
                process.destroyForcibly();
                process.onExit().join();
            }
        }
    }
}
