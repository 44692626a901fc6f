package io.civstack.local.process;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Ends processes: by SIGTERM first, and by SIGKILL when that takes too long. */
public final class Stopping {

    private Stopping() {}

    /** Sends the signals to all at once; returns when all have ended. */
    public static void stop(Collection<ProcessHandle> processes, Duration limit) {
        processes.forEach(ProcessHandle::destroy);
        CompletableFuture<?> all = CompletableFuture.allOf(
                processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new));
        all.completeOnTimeout(null, limit.toMillis(), TimeUnit.MILLISECONDS).join();
        for (ProcessHandle process : processes) {
            if (process.isAlive()) {
                process.destroyForcibly();
                process.onExit().join();
            }
        }
    }
}
