package io.civstack.local.infra;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server that outlived the process that started it: kill -9 of the infrastructure leaves one behind.
 *
 * <p>It is found by the pid in its own lock file. Pids are used again, so the process must also have this data folder
 * in its command line.
 */
final class Postmaster {

    private static final Logger LOG = LoggerFactory.getLogger(Postmaster.class);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

    private Postmaster() {}

    static void stopLeftover(Path data) throws IOException, InterruptedException {
        Path lock = data.resolve("postmaster.pid");
        if (!Files.exists(lock)) {
            return;
        }
        Optional<ProcessHandle> named = pid(lock).flatMap(ProcessHandle::of);
        if (named.isEmpty()) {
            return; // PostgreSQL itself replaces the lock of a process that is gone.
        }
        ProcessHandle process = named.get();
        if (!serves(process.pid(), data)) {
            LOG.warn("event=postgres-lock-of-another-process-removed pid={}", process.pid());
            Files.deleteIfExists(lock);
            return;
        }
        LOG.warn("event=postgres-left-over-stopped pid={}", process.pid());
        for (String signal : List.of("INT", "QUIT", "KILL")) {
            signal(process.pid(), signal);
            if (hasEnded(process)) {
                return;
            }
        }
        throw new IOException("an old PostgreSQL (pid " + process.pid() + ") does not end");
    }

    static void signal(long pid, String signal) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + signal, String.valueOf(pid)).start().waitFor();
    }

    private static Optional<Long> pid(Path lock) throws IOException {
        List<String> lines = Files.readAllLines(lock);
        try {
            return lines.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Long.parseLong(lines.getFirst().strip()));
        } catch (NumberFormatException cutShort) {
            return Optional.empty();
        }
    }

    private static boolean serves(long pid, Path data) throws IOException {
        Path commandLine = Path.of("/proc", String.valueOf(pid), "cmdline");
        return Files.exists(commandLine) && Files.readString(commandLine).contains("\0" + data + "\0");
    }

    private static boolean hasEnded(ProcessHandle process) throws InterruptedException {
        try {
            process.onExit().get(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException stillThere) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
