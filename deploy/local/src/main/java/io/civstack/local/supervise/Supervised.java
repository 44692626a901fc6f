package io.civstack.local.supervise;

import io.civstack.local.platform.Program;
import io.civstack.local.process.LogFile;
import io.civstack.local.process.Stopping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps one program running: start, watch until ready, wait for its death, pause, again. Runs on a thread of its own. */
final class Supervised implements Runnable {

    /** A program that is not ready by then is started again. */
    static final Duration START_MAX = Duration.ofSeconds(150);

    private static final Logger LOG = LoggerFactory.getLogger(Supervised.class);
    private static final Duration POLL = Duration.ofMillis(150);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(30);

    private final Program program;
    private final Board board;
    private final Path log;
    private BackOff backOff = BackOff.NONE;
    private @Nullable Process process;
    private volatile boolean ending;
    private volatile boolean restarting;

    Supervised(Program program, Board board, Path log) {
        this.program = program;
        this.board = board;
        this.log = log;
    }

    Program program() {
        return program;
    }

    @Override
    public void run() {
        try {
            board.awaitTurn(program.wave());
            while (!ending) {
                live();
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
        board.phase(program.name(), Phase.STOPPED, "");
    }

    /** One life of the program, and the pause after it. */
    private void live() throws InterruptedException {
        String death;
        Instant began = Instant.now();
        try {
            board.phase(program.name(), Phase.PREPARING, "");
            program.preparation().run();
            death = "ended with " + runOnce();
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            if (!ending) {
                LOG.error("event=start-failed program={}", program.name(), e);
            }
            death = e.getMessage() == null ? e.toString() : e.getMessage();
        }
        if (restarting) {
            restarting = false;
            backOff = BackOff.NONE;
            return;
        }
        if (!ending) {
            backOff = backOff.afterDeath(Duration.between(began, Instant.now()));
            LOG.warn("event=died program={} failures={} cause=\"{}\"", program.name(), backOff.failures(), death);
            board.failures(program.name(), backOff.failures());
            board.phase(program.name(), Phase.BACKING_OFF, death);
            pause(backOff.delay());
        }
    }

    /** A wish to restart cuts it short. */
    private synchronized void pause(Duration delay) throws InterruptedException {
        Instant end = Instant.now().plus(delay);
        for (long left = delay.toMillis();
                left > 0 && !restarting && !ending;
                left = Duration.between(Instant.now(), end).toMillis()) {
            wait(left);
        }
    }

    private int runOnce() throws Exception {
        Process now = spawn();
        board.started(program.name(), now.pid(), backOff.failures());
        Instant limit = Instant.now().plus(START_MAX);
        while (now.isAlive() && !program.readiness().check(now.pid())) {
            if (Instant.now().isAfter(limit)) {
                Stopping.stop(List.of(now.toHandle()), STOP_PATIENCE);
                throw new IOException("was not ready after " + START_MAX.toSeconds() + " s");
            }
            TimeUnit.MILLISECONDS.sleep(POLL.toMillis());
        }
        if (now.isAlive()) {
            board.phase(program.name(), Phase.READY, "");
            LOG.info("event=ready program={} pid={}", program.name(), now.pid());
        }
        return now.waitFor();
    }

    private synchronized Process spawn() throws IOException {
        if (ending) {
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

    /** The thread notices the death and starts the next process at once. */
    synchronized void restart() {
        restarting = true;
        notifyAll();
        stopProcess();
    }

    void end() {
        ending = true;
        synchronized (this) {
            stopProcess();
        }
    }

    private void stopProcess() {
        Process now = process;
        if (now != null) {
            Stopping.stop(List.of(now.toHandle()), STOP_PATIENCE);
        }
    }
}
