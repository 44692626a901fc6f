package io.civstack.generation.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.civstack.generation.GenerationConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsRulesTest {

    private final SettingsRules rules = new SettingsRules(new SmallRyeConfigBuilder()
            .addDefaultInterceptors()
            .withMapping(GenerationConfig.class)
            .build()
            .getConfigMapping(GenerationConfig.class));

    @ParameterizedTest
    @CsvSource({
        "DPM++ 2M SDE, Automatic, exponential",
        "DPM++ 2M SDE,, exponential",
        ", automatic, karras",
        "Euler, SGM Uniform, sgm_uniform",
    })
    void takesTheScheduleThatTheSamplerImpliesUnlessAnotherIsNamed(
            @Nullable String sampler, @Nullable String schedule, String expected) {
        // When
        Settings settings =
                rules.resolve(new RequestedSettings(null, null, null, null, sampler, schedule, null), Settings.PLAIN);

        // Then
        assertThat(settings.schedule()).isEqualTo(expected);
    }
}
