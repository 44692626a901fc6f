package io.civstack.provision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Holds the section of this program in docs/limits.md against the code. The test kit stands on this module, so it cannot help here. */
class ProvisionLimitsTest {

    @Test
    void everyLimitHasItsRow() throws IOException {
        // When
        List<String> rows = Files.readAllLines(Path.of("../../docs/limits.md")).stream()
                .dropWhile(line -> !line.equals("## provision"))
                .skip(1)
                .takeWhile(line -> !line.startsWith("#"))
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.replaceAll("^((\\|[^|]*){3}\\|).*", "$1"))
                .toList();

        // Then
        assertThat(rows)
                .containsExactlyInAnyOrder(
                        "| `REACH_MAX` | " + Provisioning.REACH_MAX.toSeconds() + " s | Provisioning |",
                        "| `CALL_MAX` | " + Provisioning.CALL_MAX.toSeconds() + " s | Provisioning |");
    }
}
