package io.civstack.generation.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.civstack.generation.recipe.Settings;
import io.civstack.web.FieldProblems;
import io.civstack.web.Problem;
import io.civstack.web.ProblemException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingRangeTest {

    private static final SettingRange ONE_OR_TWO_STEPS =
            SettingRange.of("steps", Settings::steps, 1, 2, "Choose one or two.");

    private final FieldProblems problems = new FieldProblems();

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void takesItsEdges(int steps) {
        // When
        ONE_OR_TWO_STEPS.check(Settings.PLAIN.withSteps(steps), problems);

        // Then
        assertThatCode(problems::refuse).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3})
    void namesTheSettingAndTheRangeOfAValueOutside(int steps) {
        // When
        ONE_OR_TWO_STEPS.check(Settings.PLAIN.withSteps(steps), problems);

        // Then
        ProblemException refused = assertThrows(ProblemException.class, problems::refuse);
        Problem problem = refused.problem();
        assertThat(problem.code()).isEqualTo("generation/setting-out-of-range");
        assertThat(problem.detail()).isEqualTo("steps lies in 1 to 2.");
    }
}
