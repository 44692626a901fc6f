package io.civstack.local.supervisor;

import io.civstack.local.process.Deadline;
import io.civstack.local.process.LogFile;
import io.civstack.local.process.Stopping;
import io.civstack.local.program.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one program running: starts it, waits until it is ready and until it ends, pauses, starts it again. Has its own
 * thread.
 */
final class SupervisedProgram implements Runnable {

    /** A program that is not ready by then is started again. */
    static final Duration START_MAX = Duration.ofSeconds(150);

    private static final Logger LOG = LoggerFactory.getLogger(SupervisedProgram.class);
    private static final Duration POLL = Duration.ofMillis(150);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

    private final Program program;
    private final StatusStore statuses;
    private final Path log;
    private RestartDelay delay = RestartDelay.NONE;
    private @Nullable Process process;
    private volatile boolean stopping;
    private volatile boolean restarting;

    SupervisedProgram(Program program, StatusStore statuses, Path log) {
        this.program = program;
        this.statuses = statuses;
        this.log = log;
    }

    Program program() {
        return program;
    }

    @Override
    public void run() {
        try {
            statuses.awaitTurn(program.wave());
            while (!stopping) {
                startAndAwaitEnd();
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
        statuses.phase(program.name(), Phase.STOPPED, "");
    }

    /** From a start of the program to its end, and the pause after it. */
    private void startAndAwaitEnd() throws InterruptedException {
        String end;
        long began = System.nanoTime();
        try {
            statuses.phase(program.name(), Phase.PREPARING, "");
            program.preparation().run();
            end = "ended with " + runOnce();
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            if (!stopping) {
                LOG.error("event=start-failed program={}", program.name(), e);
            }
            end = e.getMessage() == null ? e.toString() : e.getMessage();
        }
        if (restarting) {
            restarting = false;
            delay = RestartDelay.NONE;
            return;
        }
        if (!stopping) {
            delay = delay.afterEnd(Duration.ofNanos(System.nanoTime() - began));
            LOG.warn("event=died program={} failures={} cause=\"{}\"", program.name(), delay.failures(), end);
            statuses.failures(program.name(), delay.failures());
            statuses.phase(program.name(), Phase.BACKING_OFF, end);
            pause(delay.duration());
        }
    }

    /** A request to restart ends it early. */
    private synchronized void pause(Duration delay) throws InterruptedException {
        Deadline end = Deadline.in(delay);
        while (!end.hasPassed() && !restarting && !stopping) {
            // Rounded up: wait(0) would wait for ever.
            wait(end.left().toMillis() + 1);
        }
    }

    private int runOnce() throws Exception {
        Process now = spawn();
        statuses.started(program.name(), now.pid(), delay.failures());
        Deadline limit = Deadline.in(START_MAX);
        while (now.isAlive() && !program.readiness().check(now.pid())) {
            if (limit.hasPassed()) {
                Stopping.stop(List.of(now.toHandle()), STOP_LIMIT);
                throw new IOException("was not ready after " + START_MAX.toSeconds() + " s");
            }
            TimeUnit.MILLISECONDS.sleep(POLL.toMillis());
        }
        if (now.isAlive()) {
            statuses.phase(program.name(), Phase.READY, "");
            LOG.info("event=ready program={} pid={}", program.name(), now.pid());
        }
        return now.waitFor();
    }

    private synchronized Process spawn() throws IOException {
        if (stopping) {
            throw new IOException("the platform is stopping");
        }
        restarting = false;
        Files.createDirectories(log.getParent());
        new LogFile(log).cutWhenLong();
        ProcessBuilder builder = new ProcessBuilder(program.command())
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        // What the caller's shell happens to export must not configure a service.
        builder.environment().keySet().removeIf(name -> name.startsWith("QUARKUS_") || name.startsWith("CIVSTACK_"));
        builder.environment().putAll(program.environment());
        process = builder.start();
        return process;
    }

    /** Ends the process; the thread notices and starts the next one at once. */
    synchronized void restart() {
        restarting = true;
        notifyAll();
        stopProcess();
    }

    void stop() {
        stopping = true;
        synchronized (this) {
            stopProcess();
        }
    }

    private void stopProcess() {
        Process now = process;
        if (now != null) {
            Stopping.stop(List.of(now.toHandle()), STOP_LIMIT);
        }
    }
}
