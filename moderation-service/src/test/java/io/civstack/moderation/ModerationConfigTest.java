package io.civstack.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModerationConfigTest {

    @Test
    void hasADefaultForEverything() {
        ModerationConfig config = config(Map.of());

        assertThat(config.scan().parallelMax()).isEqualTo(2);
        assertThat(config.scan().retryFor()).isEqualTo(Duration.ofMinutes(4));
        assertThat(config.scan().pauseMin()).isEqualTo(Duration.ofMillis(500));
        assertThat(config.scan().pauseMax()).isEqualTo(Duration.ofSeconds(20));
        assertThat(config.review().within()).isEqualTo(Duration.ofDays(1));
        assertThat(config.review().urgentWithin()).isEqualTo(Duration.ofHours(1));
        assertThat(config.review().urgentLabels()).containsExactlyInAnyOrder("sexual/minors", "sexual/age-unclear");
    }

    @Test
    void refusesAKeyThatIsNone() {
        assertThatThrownBy(() -> config(Map.of("civstack.moderation.scan.paralel-max", "3")))
                .isInstanceOf(ConfigValidationException.class);
    }

    private static ModerationConfig config(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .withMapping(ModerationConfig.class)
                .withDefaultValues(values)
                .build()
                .getConfigMapping(ModerationConfig.class);
    }
}
