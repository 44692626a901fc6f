package io.civstack.diffusion.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.civstack.diffusion.Goldens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Schedules and samplers against k-diffusion and diffusers, with a denoiser that both sides can compute exactly. */
class SamplersGoldenTest {

    private static final double TOLERANCE = 1e-6;
    private static final JsonNode REFERENCE = Goldens.json("samplers.json");
    private static final NoiseLevels LEVELS = DiscreteLevels.scaledLinear();

    record ScheduleCase(String name, int steps, double[] sigmas) {}

    static Stream<ScheduleCase> schedules() {
        List<ScheduleCase> cases = new ArrayList<>();
        for (Map.Entry<String, JsonNode> schedule : REFERENCE.get("schedules").properties()) {
            for (Map.Entry<String, JsonNode> table : schedule.getValue().properties()) {
                int steps = Integer.parseInt(table.getKey());
                cases.add(new ScheduleCase(schedule.getKey(), steps, Goldens.doubles(table.getValue())));
            }
        }
        return cases.stream();
    }

    static Stream<JsonNode> cases() {
        return StreamSupport.stream(REFERENCE.get("cases").spliterator(), false)
                .filter(reference ->
                        Samplers.named(reference.get("sampler").textValue()).isPresent());
    }

    @ParameterizedTest
    @MethodSource("schedules")
    void spreadsTheLevelsAsTheReferenceDoes(ScheduleCase reference) {
        // Given
        Schedule schedule = Schedule.named(reference.name()).orElseThrow();

        // When
        double[] sigmas = schedule.sigmas(LEVELS, reference.steps());

        // Then
        assertThatEach(sigmas, reference.sigmas());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void endsWhereTheReferenceEnds(JsonNode reference) {
        // Given
        SamplingPlan plan = Samplers.plan(
                reference.get("sampler").textValue(),
                reference.get("schedule").textValue(),
                reference.get("steps").intValue(),
                LEVELS);
        double[] start = Goldens.doubles(REFERENCE.get("start"));
        List<double[]> rows = new ArrayList<>();
        REFERENCE.get("noise").forEach(row -> rows.add(Goldens.doubles(row)));

        // When
        double[] end =
                plan.run(plan.start(start), new ClosedForm(), (sigma, next) -> rows.removeFirst(), StepObserver.NONE);

        // Then
        assertThatEach(end, Goldens.doubles(reference.get("result")));
    }

    private static void assertThatEach(double[] actual, double[] expected) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            double tolerance = TOLERANCE * Math.max(Math.abs(expected[i]), 1e-3);
            assertThat(actual[i]).as("element %d", i).isCloseTo(expected[i], within(tolerance));
        }
    }
}
