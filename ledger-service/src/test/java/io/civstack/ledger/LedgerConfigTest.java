package io.civstack.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LedgerConfigTest {

    @Test
    void hasADefaultForEverything() {
        LedgerConfig config = config(Map.of());

        assertThat(config.sweepEvery()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.sweepRowsMax()).isEqualTo(200);
        assertThat(config.auditEvery()).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void refusesAKeyThatIsNone() {
        assertThatThrownBy(() -> config(Map.of("civstack.ledger.sweep-evry", "PT1S")))
                .isInstanceOf(ConfigValidationException.class);
    }

    private static LedgerConfig config(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .withMapping(LedgerConfig.class)
                .withDefaultValues(values)
                .build()
                .getConfigMapping(LedgerConfig.class);
    }
}
