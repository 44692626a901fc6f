package io.civstack.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.civstack.cli.api.Gateway;
import io.civstack.cli.api.Json;
import io.civstack.cli.api.Refusal;
import io.civstack.cli.api.RefusedException;
import io.civstack.cli.picture.CancelOnInterrupt;
import io.civstack.cli.picture.ImageRequest;
import io.civstack.cli.picture.JobView;
import io.civstack.cli.picture.JobWatch;
import io.civstack.cli.picture.PictureFiles;
import io.civstack.cli.picture.PurseBalance;
import io.civstack.cli.terminal.Terminal;
import io.civstack.local.platform.Home;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks for pictures, follows their job to its end, writes the files. */
@Command(
        name = "draw",
        description = "draws a picture; Ctrl-C cancels the job",
        footer = "%nThe platform checks the ranges of these values; its refusal says what they are.")
final class DrawCommand extends PlatformCommand {

    private static final int ID_CHARACTERS = 8;

    @Parameters(paramLabel = "PROMPT", description = "What to draw, in quotes.")
    private String prompt = "";

    @Option(
            names = "--out",
            paramLabel = "F.png",
            description = "File for the picture; several get numbers before the ending. Default: civstack-JOB.png.")
    private @Nullable Path out;

    @Mixin
    private final ImageRequest request = new ImageRequest();

    @Option(names = "--user", paramLabel = "NAME", description = "Who asks and pays. Default: ${DEFAULT-VALUE}.")
    private String user = "demo";

    @Override
    int run(Home home, Terminal terminal) throws Exception {
        return draw(Gateway.of(ports(home), user), request.json(prompt), out, terminal);
    }

    /** Also draws the first picture of {@code up}. */
    static int draw(Gateway gateway, JsonNode request, @Nullable Path out, Terminal terminal)
            throws IOException, InterruptedException, RefusedException {
        try (JobWatch watch = JobWatch.open(gateway)) {
            JsonNode created = gateway.postOnce("/api/v1/images", request).orThrow();
            String id = created.path("id").asText();
            JsonNode job;
            try (CancelOnInterrupt guard = new CancelOnInterrupt(gateway, id, terminal)) {
                job = watch.follow(created, new JobView(terminal));
                guard.ended();
            }
            Path file = out != null
                    ? out
                    : Path.of("civstack-" + id.substring(0, Math.min(ID_CHARACTERS, id.length())) + ".png");
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
        long left = PurseBalance.available(() -> gateway.get("/api/v1/buzz").orThrow());
        terminal.line("paid " + charged + " Buzz, " + left + " left");
        return job.path("status").asText().equals("completed") && !files.isEmpty()
                ? CivstackCommand.DONE
                : CivstackCommand.FAILED;
    }
}
