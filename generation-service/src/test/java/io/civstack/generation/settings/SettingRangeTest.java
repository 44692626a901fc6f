package io.civstack.generation.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.civstack.generation.recipe.Settings;
import io.civstack.web.Problem;
import io.civstack.web.ProblemException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingRangeTest {

    private static final SettingRange ONE_OR_TWO_STEPS =
            SettingRange.of(Settings::steps, 1, 2, "steps", "Choose one or two.");

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void takesItsEdges(int steps) {
        assertThatCode(() -> ONE_OR_TWO_STEPS.require(Settings.PLAIN.withSteps(steps)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3})
    void namesTheSettingAndTheRangeOfAValueOutside(int steps) {
        // When
        ProblemException refused =
                assertThrows(ProblemException.class, () -> ONE_OR_TWO_STEPS.require(Settings.PLAIN.withSteps(steps)));

        // Then
        Problem problem = refused.problem();
        assertThat(problem.code()).isEqualTo("generation/setting-out-of-range");
        assertThat(problem.detail()).isEqualTo("steps lies in 1 to 2.");
    }
}
