package io.civstack.testing.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Holds this module's row in docs/limits.md against the code. The test kit stands on this module, so it cannot help
 * here.
 */
class ContainerLimitsTest {

    @Test
    void theOnlyLimitHasItsRow() throws IOException {
        // When
        List<String> rows = Files.readAllLines(Path.of("../docs/limits.md")).stream()
                .dropWhile(line -> !line.equals("## shared-testing-containers"))
                .skip(1)
                .takeWhile(line -> !line.startsWith("#"))
                .filter(line -> line.startsWith("| `"))
                .toList();

        // Then
        assertThat(rows)
                .singleElement()
                .asString()
                .startsWith("| `WRITABLE_MAX` | " + WritableBuckets.WRITABLE_MAX.toSeconds()
                        + " s a bucket | WritableBuckets |");
    }
}
