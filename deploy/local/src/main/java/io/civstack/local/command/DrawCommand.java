package io.civstack.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.civstack.local.api.Gateway;
import io.civstack.local.api.Json;
import io.civstack.local.api.Refusal;
import io.civstack.local.api.RefusedException;
import io.civstack.local.draw.CancelOnInterrupt;
import io.civstack.local.draw.JobView;
import io.civstack.local.draw.JobWatch;
import io.civstack.local.draw.Order;
import io.civstack.local.draw.PictureFiles;
import io.civstack.local.draw.PurseReading;
import io.civstack.local.platform.Home;
import io.civstack.local.platform.Settings;
import io.civstack.local.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Asks for pictures, follows them to the end, writes the files. */
final class DrawCommand implements Command {

    static final int REFUSED = 1;

    @Override
    public String name() {
        return "draw";
    }

    @Override
    public String usage() {
        return "\"PROMPT\" [--out F.png] [--negative T] [--seed N] [--steps N] [--cfg X] [--size WxH] [--sampler S] [--schedule S]"
                + " [--count N] [--model ID] [--clip-skip N] [--user NAME] [--json]";
    }

    @Override
    public String summary() {
        return "draws a picture; Ctrl-C cancels the job";
    }

    @Override
    public Set<String> options() {
        Set<String> options = new HashSet<>(Order.OPTIONS);
        options.add("--out");
        options.add("--user");
        return options;
    }

    @Override
    public int run(Arguments arguments, Home home, Terminal terminal) throws Exception {
        JsonNode order = Order.of(arguments.only("the prompt"), arguments);
        Gateway gateway = new Gateway(
                Settings.ports(home, OptionalInt.empty()),
                arguments.value("--user").orElse("demo"));
        try {
            return draw(gateway, order, arguments.value("--out").map(Path::of).orElse(null), terminal);
        } catch (RefusedException e) {
            refused(terminal, e.refusal());
            return REFUSED;
        } catch (IOException e) {
            throw new CommandFailure(
                    "the platform does not answer (" + e.getClass().getSimpleName()
                            + (e.getMessage() == null ? "" : ": " + e.getMessage())
                            + "); `./civstack status` says what runs, `./civstack up` starts it");
        }
    }

    /** Also what `up` does for its first picture. */
    static int draw(Gateway gateway, JsonNode order, @Nullable Path out, Terminal terminal)
            throws IOException, InterruptedException, RefusedException {
        try (JobWatch watch = JobWatch.open(gateway)) {
            JsonNode created = gateway.postOnce("/api/v1/images", order).orThrow();
            String id = created.path("id").asText();
            JsonNode job;
            try (CancelOnInterrupt guard = new CancelOnInterrupt(gateway, id, terminal)) {
                job = watch.follow(created, new JobView(terminal));
                guard.ended();
            }
            Path file = out != null ? out : Path.of("civstack-" + id.substring(0, Math.min(8, id.length())) + ".png");
            return report(gateway, job, file, terminal);
        }
    }

    private static int report(Gateway gateway, JsonNode job, Path out, Terminal terminal)
            throws IOException, InterruptedException, RefusedException {
        List<Path> files = PictureFiles.write(gateway, job, out);
        long charged = job.path("charged").asLong();
        var done = Json.object()
                .put("event", "done")
                .put("status", job.path("status").asText())
                .put("charged", charged);
        files.forEach(file -> done.withArray("files").add(file.toString()));
        done.set("job", job);
        terminal.event(done.toString());
        files.forEach(file -> terminal.line("wrote " + file));
        for (JsonNode picture : job.path("pictures")) {
            if (!picture.path("status").asText().equals("delivered")) {
                terminal.line("picture " + (picture.path("index").asInt() + 1) + " was not delivered: "
                        + picture.path("status").asText() + " "
                        + Refusal.ofReason(picture.path("reason")).text());
            }
        }
        if (job.hasNonNull("reason")) {
            terminal.line(Refusal.ofReason(job.path("reason")).text());
        }
        long left = PurseReading.available(() -> gateway.get("/api/v1/buzz").orThrow());
        terminal.line("paid " + charged + " Buzz, " + left + " left");
        return job.path("status").asText().equals("completed") && !files.isEmpty() ? 0 : REFUSED;
    }

    static void refused(Terminal terminal, Refusal refusal) {
        if (terminal.isJson()) {
            terminal.event(Json.object()
                    .put("event", "refused")
                    .put("status", refusal.status())
                    .put("code", refusal.code())
                    .put("sentence", refusal.sentence())
                    .put("action", refusal.action())
                    .toString());
        } else {
            terminal.error(refusal.text());
        }
    }
}
