package io.civstack.generation.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.civstack.generation.GenerationConfig;
import io.civstack.web.FieldProblem;
import io.civstack.web.FieldProblems;
import io.civstack.web.ProblemException;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsRulesTest {

    private final FieldProblems problems = new FieldProblems();

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
        Settings settings = rules.resolve(
                new RequestedSettings(null, null, null, null, sampler, schedule, null), Settings.PLAIN, problems);

        // Then
        assertThat(settings.schedule()).isEqualTo(expected);
        assertThatCode(problems::refuse).doesNotThrowAnyException();
    }

    @Test
    void tellsOfEverySettingThatIsBeyondItsLimit() {
        // Given
        RequestedSettings requested = new RequestedSettings(100, 4096, 0, 31.0, "Magic", "lunar", 13);

        // When
        rules.resolve(requested, Settings.PLAIN, problems.inside("defaults"));

        // Then
        assertThatThrownBy(problems::refuse)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem().errors())
                                .extracting(FieldProblem::pointer, FieldProblem::code)
                                .containsExactly(
                                        tuple("#/defaults/width", "generation/size-invalid"),
                                        tuple("#/defaults/height", "generation/size-invalid"),
                                        tuple("#/defaults/steps", "generation/steps-out-of-range"),
                                        tuple("#/defaults/cfg", "generation/cfg-out-of-range"),
                                        tuple("#/defaults/clipSkip", "generation/clip-skip-out-of-range"),
                                        tuple("#/defaults/sampler", "generation/sampler-unknown"),
                                        tuple("#/defaults/schedule", "generation/schedule-unknown")));
    }
}
