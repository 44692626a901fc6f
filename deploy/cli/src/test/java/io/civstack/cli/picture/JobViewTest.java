package io.civstack.cli.picture;

import static org.assertj.core.api.Assertions.assertThat;

import io.civstack.cli.api.Json;
import io.civstack.cli.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class JobViewTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void saysThePlaceInTheQueue() {
        assertThat(JobView.describe(Json.parse("{\"status\":\"queued\",\"position\":3,\"etaSeconds\":12}")))
                .isEqualTo("queued, place 3, about 12 s");
        assertThat(JobView.describe(Json.parse("{\"status\":\"running\",\"attempt\":2}")))
                .isEqualTo("drawing, attempt 2");
    }

    @Test
    void saysAQuarterOfAPictureALineWhereThereIsNoTerminal() {
        // Given
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        JobView view = new JobView(new Terminal(stream, stream, false, false, 80));

        // When
        for (int step = 1; step <= 20; step++) {
            view.onStep(0, 1, step, 20);
        }

        // Then
        assertThat(out.toString(StandardCharsets.UTF_8)
                        .lines()
                        .map(line -> line.replaceAll(".*] ", "").strip()))
                .containsExactly("1/20", "5/20", "10/20", "15/20", "20/20");
    }

    @Test
    void saysAStatusOnce() {
        // Given
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        JobView view = new JobView(new Terminal(stream, stream, false, false, 80));

        // When
        view.onJob(Json.parse("{\"status\":\"scanning\"}"));
        view.onJob(Json.parse("{\"status\":\"scanning\"}"));

        // Then
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("drawn, being scanned\n");
    }
}
