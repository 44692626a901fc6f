package io.civstack.cli.picture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.civstack.cli.api.Json;
import io.civstack.cli.terminal.ProgressBar;
import io.civstack.cli.terminal.Terminal;

/**
 * Shows how a job goes on: its place in the queue, its steps, its scan. Without a terminal: a line for each change and
 * each quarter.
 */
public final class JobView implements JobWatch.Listener {

    private final Terminal terminal;
    private String shown = "";
    private int quarter = -1;

    public JobView(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void onJob(JsonNode job) {
        String text = describe(job);
        if (text.equals(shown)) {
            return;
        }
        shown = text;
        terminal.event(
                Json.object().put("event", "status").<ObjectNode>set("job", job).toString());
        if (JobWatch.hasEnded(job)) {
            terminal.endLive();
        } else if (terminal.isInteractive()) {
            terminal.live(text);
        } else {
            terminal.line(text);
        }
    }

    @Override
    public void onStep(int picture, int count, int step, int steps) {
        terminal.event(Json.object()
                .put("event", "step")
                .put("picture", picture)
                .put("count", count)
                .put("step", step)
                .put("steps", steps)
                .toString());
        String text = (count > 1 ? "drawing " + (picture + 1) + " of " + count : "drawing") + " "
                + ProgressBar.of(step, steps);
        terminal.live(text);
        int reached = (picture * 4) + (steps == 0 ? 0 : 4 * step / steps);
        if (!terminal.isInteractive() && reached > quarter) {
            quarter = reached;
            terminal.line(text);
        }
    }

    static String describe(JsonNode job) {
        String status = job.path("status").asText();
        return switch (status) {
            case "requested" -> "asked for, " + job.path("total").asLong() + " Buzz at most";
            case "queued" -> "queued" + place(job);
            case "running" ->
                "drawing"
                        + (job.path("attempt").asInt(1) > 1
                                ? ", attempt " + job.path("attempt").asInt()
                                : "");
            case "scanning" -> "drawn, being scanned";
            default -> status;
        };
    }

    private static String place(JsonNode job) {
        String place =
                job.hasNonNull("position") ? ", place " + job.path("position").asInt() : "";
        return place
                + (job.hasNonNull("etaSeconds")
                        ? ", about " + job.path("etaSeconds").asInt() + " s"
                        : "");
    }
}
