package io.civstack.local.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import io.civstack.local.api.LiveFeed;
import io.civstack.local.draw.Patience;
import io.civstack.local.draw.PurseReading;
import io.civstack.local.process.LogFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Holds the section of the local platform in docs/limits.md against the code. The test kit stands on this module, so it cannot help here. */
class LocalLimitsTest {

    @Test
    void everyLimitHasItsRow() throws IOException {
        // When
        List<String> rows = rows();

        // Then
        assertThat(rows)
                .containsExactlyInAnyOrder(
                        row("BYTES_MAX", (LogFile.BYTES_MAX >> 20) + " MiB", "process.LogFile"),
                        row("EVENTS_MAX", LiveFeed.EVENTS_MAX + " events", "api.LiveFeed"),
                        row("START_MAX", Supervised.START_MAX.toSeconds() + " s", "supervise.Supervised"),
                        row("DELAY_MAX", BackOff.DELAY_MAX.toSeconds() + " s", "supervise.BackOff"),
                        row("AWAY_MAX", Patience.AWAY_MAX.toSeconds() + " s", "draw.Patience"),
                        row("READINGS_MAX", PurseReading.READINGS_MAX + " readings", "draw.PurseReading"));
    }

    private static String row(String name, String value, String where) {
        return "| `" + name + "` | " + value + " | " + where + " |";
    }

    private static List<String> rows() throws IOException {
        return Files.readAllLines(Path.of("../../docs/limits.md")).stream()
                .dropWhile(line -> !line.equals("## local platform"))
                .skip(1)
                .takeWhile(line -> !line.startsWith("#"))
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.replaceAll("^((\\|[^|]*){3}\\|).*", "$1"))
                .toList();
    }
}
