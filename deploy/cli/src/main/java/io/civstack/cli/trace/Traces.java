package io.civstack.cli.trace;

import com.fasterxml.jackson.databind.JsonNode;
import io.civstack.cli.api.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the spans that the services wrote to files. A line that is not complete yet is skipped. */
public final class Traces {

    private final Path folder;

    public Traces(Path folder) {
        this.folder = folder;
    }

    /** The trace that has a span of this job. */
    public Optional<String> ofJob(String jobId) throws IOException {
        return lines().map(Json::parse)
                .filter(line -> line.path("civstack.job").asText().equals(jobId))
                .map(line -> line.path("trace").asText())
                .findFirst();
    }

    /** All spans of a trace, by their beginning. */
    public List<Span> spans(String trace) throws IOException {
        return lines().filter(line -> line.contains(trace))
                .map(Json::parse)
                .filter(line -> line.path("trace").asText().equals(trace))
                .map(Traces::span)
                .sorted(Comparator.comparingLong(Span::startMicros))
                .toList();
    }

    private static Span span(JsonNode line) {
        return new Span(
                line.path("trace").asText(),
                line.path("span").asText(),
                line.path("parent").asText(""),
                line.path("service").asText(),
                line.path("name").asText(),
                line.path("startMicros").asLong(),
                line.path("durationMicros").asLong(),
                line.path("error").asBoolean());
    }

    private Stream<String> lines() throws IOException {
        if (!Files.exists(folder)) {
            return Stream.empty();
        }
        List<Path> files;
        try (Stream<Path> listed = Files.list(folder)) {
            files = listed.toList();
        }
        return files.stream().flatMap(Traces::lines);
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException renamedMeanwhile) {
            return Stream.empty();
        }
    }
}
