package io.civstack.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DurationsTest {

    @Test
    void saysTwoUnitsAtMost() {
        assertThat(Durations.text(Duration.ofSeconds(45))).isEqualTo("45s");
        assertThat(Durations.text(Duration.ofSeconds(200))).isEqualTo("3m 20s");
        assertThat(Durations.text(Duration.ofMinutes(302))).isEqualTo("5h 2m");
        assertThat(Durations.text(Duration.ofHours(76))).isEqualTo("3d 4h");
    }
}
