package io.civstack.local.measure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.civstack.local.api.Gateway;
import io.civstack.local.api.Json;
import io.civstack.local.api.RefusedException;
import io.civstack.local.draw.JobWatch;
import io.civstack.local.draw.Silence;
import io.civstack.local.trace.Span;
import io.civstack.local.trace.Traces;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** One picture after the other on an otherwise idle platform: from the request to the picture that its owner may see. */
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

    public DrawBench(Gateway gateway, String modelId, Traces traces) {
        this.gateway = gateway;
        this.modelId = modelId;
        this.traces = traces;
    }

    private record Run(String jobId, double seconds) {}

    /** Lines of figures. */
    public List<String> run(int rounds) throws IOException, InterruptedException, RefusedException {
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
        ObjectNode order = Json.object()
                .put("prompt", "a red boat by the sea, sticker")
                .put("modelId", modelId)
                .put("seed", 1000L + round)
                .put("steps", 20)
                .put("count", 1);
        long began = System.nanoTime();
        JsonNode job = watch.follow(gateway.postOnce("/api/v1/images", order).orThrow(), new Silence());
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
        lines.add(Figures.median("draw.seconds", whole, "s"));
        lines.add(Figures.line("draw.seconds.p90", Figures.percentile(whole, 0.9), "s", whole.size()));
        if (!engine.isEmpty()) {
            lines.add(Figures.median("draw.engine.seconds", engine, "s"));
            lines.add(Figures.median("draw.not-engine.seconds", rest, "s"));
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
