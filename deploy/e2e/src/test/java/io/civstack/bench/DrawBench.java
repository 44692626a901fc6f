package io.civstack.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.civstack.cli.api.Gateway;
import io.civstack.cli.api.Json;
import io.civstack.cli.api.RefusedException;
import io.civstack.cli.demo.DemoModel;
import io.civstack.cli.demo.DemoPurse;
import io.civstack.cli.evaluation.Measurements;
import io.civstack.cli.picture.JobWatch;
import io.civstack.cli.terminal.Terminal;
import io.civstack.cli.trace.Span;
import io.civstack.cli.trace.Traces;
import io.civstack.local.platform.Home;
import io.civstack.local.platform.PortPlan;
import io.civstack.local.platform.Settings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/** One picture after the other on an otherwise idle platform: from the request to the picture that its user may see. */
public final class DrawBench {

    /** The worker's span around the engine. */
    static final String ENGINE_SPAN = "engine";

    private static final int WARM_UPS = 2;
    private static final long SPANS_ARE_WRITTEN_MILLIS = 1500;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double MICROS_PER_SECOND = 1e6;

    private final Gateway gateway;
    private final String modelId;
    private final Traces traces;

    private DrawBench(Gateway gateway, String modelId, Traces traces) {
        this.gateway = gateway;
        this.modelId = modelId;
        this.traces = traces;
    }

    /** Arguments: how many pictures, and the user who asks for them. */
    public static void main(String[] words) throws Exception {
        Home home = Home.fromSystem();
        PortPlan ports = Settings.ports(home, OptionalInt.empty());
        // Errors only: the figures are all that standard output has.
        Terminal terminal = new Terminal(System.out, System.err, false, true, 80);
        Gateway gateway = Gateway.of(ports, words[1]);
        String model = DemoModel.ensure(home, ports, terminal);
        DemoPurse.fill(gateway, terminal);
        new DrawBench(gateway, model, new Traces(home.traces()))
                .run(Integer.parseInt(words[0]))
                .forEach(System.out::println);
    }

    private record Run(String jobId, double seconds) {}

    private List<String> run(int rounds) throws IOException, InterruptedException, RefusedException {
        List<Run> runs = new ArrayList<>();
        try (JobWatch watch = JobWatch.open(gateway)) {
            for (int round = -WARM_UPS; round < rounds; round++) {
                Run run = once(watch, round);
                if (round >= 0) {
                    runs.add(run);
                }
            }
        }
        TimeUnit.MILLISECONDS.sleep(SPANS_ARE_WRITTEN_MILLIS);
        return lines(runs);
    }

    private Run once(JobWatch watch, int round) throws IOException, InterruptedException, RefusedException {
        ObjectNode request = Json.object()
                .put("prompt", "a red boat by the sea, sticker")
                .put("modelId", modelId)
                .put("seed", 1000L + round)
                .put("steps", 20)
                .put("count", 1);
        long began = System.nanoTime();
        JsonNode job = watch.follow(gateway.postOnce("/api/v1/images", request).orThrow(), JobWatch.Listener.NONE);
        double seconds = (System.nanoTime() - began) / NANOS_PER_SECOND;
        if (!job.path("status").asText().equals("completed")) {
            throw new IOException("job " + job.path("id").asText() + " ended "
                    + job.path("status").asText() + ": " + job.path("reason"));
        }
        return new Run(job.path("id").asText(), seconds);
    }

    private List<String> lines(List<Run> runs) throws IOException {
        List<Double> whole = runs.stream().map(Run::seconds).toList();
        List<Double> engine = new ArrayList<>();
        List<Double> rest = new ArrayList<>();
        for (Run run : runs) {
            Optional<Double> seconds = engineSeconds(run.jobId());
            if (seconds.isPresent()) {
                engine.add(seconds.get());
                rest.add(run.seconds() - seconds.get());
            }
        }
        List<String> lines = new ArrayList<>();
        lines.add(Measurements.median("draw.seconds", whole, "s"));
        lines.add(Measurements.line("draw.seconds.p90", Measurements.percentile(whole, 0.9), "s", whole.size()));
        if (!engine.isEmpty()) {
            lines.add(Measurements.median("draw.engine.seconds", engine, "s"));
            lines.add(Measurements.median("draw.not-engine.seconds", rest, "s"));
        }
        return lines;
    }

    private Optional<Double> engineSeconds(String jobId) throws IOException {
        Optional<String> trace = traces.ofJob(jobId);
        if (trace.isEmpty()) {
            return Optional.empty();
        }
        List<Span> draws = traces.spans(trace.get()).stream()
                .filter(span -> span.name().equals(ENGINE_SPAN))
                .toList();
        return draws.isEmpty()
                ? Optional.empty()
                : Optional.of(draws.stream().mapToLong(Span::durationMicros).sum() / MICROS_PER_SECOND);
    }
}
