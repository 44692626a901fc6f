package io.civstack.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.civstack.background.Background;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpanFileTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private final Background background = new Background();

    @AfterEach
    void stop() throws InterruptedException {
        background.stop();
    }

    @Test
    void writesAFinishedSpanUnderItsParentAndKeepsWhatUsersWroteOut() throws IOException {
        // Given
        Path file = folder.resolve("generation.jsonl");
        Tracer tracer = tracer(new SpanFile("generation-service", Optional.of(file), background));
        Span parent = tracer.spanBuilder("POST /api/v1/images").startSpan();

        // When
        try (Scope _ = parent.makeCurrent()) {
            tracer.spanBuilder("make")
                    .startSpan()
                    .setAttribute("civstack.job", "a-job")
                    .setAttribute("url.query", "private")
                    .end();
        }
        parent.end();

        // Then
        await().until(() -> lines(file).size() == 2);
        JsonNode child = JSON.readTree(lines(file).getFirst());
        JsonNode root = JSON.readTree(lines(file).getLast());
        assertThat(child.get("parent")).isEqualTo(root.get("span"));
        assertThat(child.get("trace")).isEqualTo(root.get("trace"));
        assertThat(child.get("civstack.job").asText()).isEqualTo("a-job");
        assertThat(root.get("service").asText()).isEqualTo("generation-service");
        assertThat(lines(file)).noneMatch(line -> line.contains("private"));
    }

    @Test
    void keepsAFullFileOnceAndStartsAgain() throws IOException {
        // Given
        Path file = folder.resolve("generation.jsonl");
        Files.write(file, new byte[(int) SpanFile.FILE_BYTES_MAX]);
        Tracer tracer = tracer(new SpanFile("generation-service", Optional.of(file), background));

        // When
        tracer.spanBuilder("make").startSpan().end();

        // Then
        await().until(() -> Files.exists(folder.resolve("generation.jsonl.1"))
                && Files.exists(file)
                && lines(file).size() == 1);
        assertThat(folder.resolve("generation.jsonl.1")).hasSize(SpanFile.FILE_BYTES_MAX);
    }

    private static Tracer tracer(SpanFile spans) {
        return SdkTracerProvider.builder().addSpanProcessor(spans).build().get("test");
    }

    private static List<String> lines(Path file) {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
