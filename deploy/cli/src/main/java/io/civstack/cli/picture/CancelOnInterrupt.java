package io.civstack.cli.picture;

import com.fasterxml.jackson.databind.JsonNode;
import io.civstack.cli.api.Gateway;
import io.civstack.cli.api.Json;
import io.civstack.cli.api.RefusedException;
import io.civstack.cli.terminal.Terminal;
import io.civstack.local.process.Deadline;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** While it is open, Ctrl-C cancels the job, waits for its end, and says what it cost. */
public final class CancelOnInterrupt implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Duration POLL = Duration.ofMillis(200);

    private final Gateway gateway;
    private final String path;
    private final Terminal terminal;
    private final Thread hook = new Thread(this::cancel, "cancel");
    private volatile boolean ended;

    public CancelOnInterrupt(Gateway gateway, String jobId, Terminal terminal) {
        this.gateway = gateway;
        this.path = "/api/v1/images/" + jobId;
        this.terminal = terminal;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** From now on there is nothing to cancel. */
    public void ended() {
        ended = true;
    }

    private void cancel() {
        if (ended) {
            return;
        }
        terminal.forbidLive();
        terminal.line("cancelling");
        try {
            JsonNode job = gateway.post(path + "/cancel", Json.object()).orThrow();
            Deadline limit = Deadline.in(LIMIT);
            while (!JobWatch.hasEnded(job) && !limit.hasPassed()) {
                TimeUnit.MILLISECONDS.sleep(POLL.toMillis());
                job = gateway.get(path).orThrow();
            }
            terminal.line(job.path("status").asText() + ", paid "
                    + job.path("charged").asLong() + " Buzz");
            terminal.event(Json.object()
                    .put("event", "done")
                    .put("status", job.path("status").asText())
                    .toString());
        } catch (IOException | RefusedException e) {
            terminal.error("could not cancel: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyShuttingDown) {
            // The hook is running and follows the job itself.
        }
    }
}
