package io.civstack.generation.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.civstack.generation.GenerationConfig;
import io.civstack.generation.recipe.Settings;
import io.civstack.generation.recipe.Settings.RequestedSettings;
import io.civstack.web.FieldProblem;
import io.civstack.web.FieldProblems;
import io.civstack.web.ProblemException;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

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
        Settings settings = rules.resolve(asked(sampler, schedule), Settings.PLAIN, problems);

        // Then
        assertThat(settings.schedule()).isEqualTo(expected);
        assertThatCode(problems::refuse).doesNotThrowAnyException();
    }

    @Test
    void tellsOfEverySettingThatIsBeyondItsLimit() {
        // Given
        RequestedSettings requested = new RequestedSettings(100, 4096, 0, 31.0, "Magic", "lunar", 13, 2.0);

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
                                        tuple("#/defaults/cfgRescale", "generation/setting-out-of-range"),
                                        tuple("#/defaults/sampler", "generation/sampler-unknown"),
                                        tuple("#/defaults/schedule", "generation/schedule-unknown")));
    }

    /** A new setting that is a number and has no range fails here. */
    @ParameterizedTest
    @MethodSource("numbers")
    void refusesEveryNumberBeyondItsRange(String setting, int value) {
        // Given
        RequestedSettings requested = asked(Map.of(setting, value));

        // When
        rules.resolve(requested, Settings.PLAIN, problems);

        // Then
        assertThatThrownBy(problems::refuse)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem().status()).isEqualTo(422));
    }

    static Stream<Arguments> numbers() {
        return Arrays.stream(Settings.class.getRecordComponents())
                .filter(component -> component.getType().isPrimitive() && component.getType() != boolean.class)
                .map(RecordComponent::getName)
                .flatMap(setting -> Stream.of(arguments(setting, -1), arguments(setting, 1_000_000)));
    }

    @Test
    void takesEverySettingThatIsLeftOutFromTheModel() {
        // Given
        Settings recommended = asked(Map.of("width", 128, "height", 192, "cfg", 4.5, "sampler", "Heun", "clipSkip", 2))
                .over(Settings.PLAIN);

        // When
        Settings settings = rules.resolve(RequestedSettings.NONE, recommended, problems);

        // Then
        assertThat(settings).isEqualTo(recommended);
    }

    private static RequestedSettings asked(Map<String, ?> fields) {
        return new ObjectMapper().convertValue(fields, RequestedSettings.class);
    }

    private static RequestedSettings asked(@Nullable String sampler, @Nullable String schedule) {
        Map<String, @Nullable String> fields = new HashMap<>();
        fields.put("sampler", sampler);
        fields.put("schedule", schedule);
        return asked(fields);
    }
}
