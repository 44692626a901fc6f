package io.civstack.cli.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TracesTest {

    @TempDir
    Path folder;

    @Test
    void gathersATraceFromTheFilesOfAllServices() throws IOException {
        // Given
        Files.writeString(
                folder.resolve("generation.jsonl"),
                line("t1", "b", 20, ",\"civstack.job\":\"j1\"") + line("t2", "x", 5, ""));
        Files.writeString(folder.resolve("gateway.jsonl"), line("t1", "a", 10, "") + "{\"trace\":\"t1\",\"na");
        Traces traces = new Traces(folder);

        // When
        String trace = traces.ofJob("j1").orElseThrow();
        List<Span> spans = traces.spans(trace);

        // Then
        assertThat(spans).extracting(Span::name).containsExactly("a", "b");
    }

    private static String line(String trace, String name, long start, String more) {
        return "{\"trace\":\"" + trace + "\",\"span\":\"s\",\"service\":\"svc\",\"name\":\"" + name
                + "\",\"startMicros\":" + start + ",\"durationMicros\":3" + more + "}\n";
    }
}
