package io.civstack.diffusion.sampler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.civstack.diffusion.Goldens;
import io.civstack.diffusion.denoiser.Denoiser;
import io.civstack.diffusion.schedule.DiscreteLevels;
import io.civstack.diffusion.schedule.FlowLevels;
import io.civstack.diffusion.schedule.NoiseLevels;
import io.civstack.diffusion.schedule.Schedule;
import io.civstack.diffusion.schedule.Spacing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Schedules and samplers against k-diffusion and diffusers, with a denoiser that both sides can compute exactly. */
class SamplersGoldenTest {

    private static final double TOLERANCE = 1e-6;

    /**
     * The reference computes the coefficients of these two in single precision; one unit in the last place of each
     * moves the ends by up to 3e-5, and the adaptive one also changes its steps.
     */
    private static final Map<String, Double> COARSE = Map.of("DPM fast", 1e-4, "DPM adaptive", 1e-3);

    private static final JsonNode REFERENCE = Goldens.json("samplers.json");
    private static final NoiseLevels LEVELS = DiscreteLevels.scaledLinear();

    private static final NoiseLevels DIFFUSERS = diffusersLevels();

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
        return StreamSupport.stream(REFERENCE.get("cases").spliterator(), false);
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
        SamplingPlan plan = planOf(reference);
        double[] noise = Goldens.doubles(REFERENCE.get("start"));
        double[] start = Latents.sum(plan.startScale(), noise, 0, noise);
        List<double[]> rows = new ArrayList<>();
        REFERENCE.get("noise").forEach(row -> rows.add(Goldens.doubles(row)));

        // When
        double[] end = plan.run(start, modelOf(reference), (sigma, next) -> rows.removeFirst(), StepObserver.NONE);

        // Then
        double[] expected = Goldens.doubles(reference.get("result"));
        if (Arrays.stream(expected).allMatch(Double::isNaN)) {
            // The reference multiplies infinity by zero in UniPC's step to 0 and ends in NaN; UniPcTest holds it to
            // numbers.
            assertThat(reference.get("sampler").textValue()).isEqualTo("UniPC");
            assertThat(Arrays.stream(end)).isNotEmpty().allMatch(Double::isFinite);
        } else {
            assertThatEach(end, expected, COARSE.getOrDefault(plan.sampler().name(), TOLERANCE));
        }
    }

    /**
     * The references of the k-diffusion samplers use a schedule as it is, whatever the tools leave out of it, and
     * "range" ones no noise.
     */
    private static SamplingPlan planOf(JsonNode reference) {
        NamedSampler sampler =
                Samplers.named(reference.get("sampler").textValue()).orElseThrow();
        int steps = reference.get("steps").intValue();
        return switch (reference.get("schedule").textValue()) {
            case "diffusers" -> new SamplingPlan(sampler, steps, DIFFUSERS, sampler.sigmas(DIFFUSERS, steps));
            case "range" -> new SamplingPlan(quiet(sampler), steps, LEVELS, Schedule.NORMAL.sigmas(LEVELS, steps));
            case String name ->
                new SamplingPlan(
                        sampler,
                        steps,
                        LEVELS,
                        Schedule.named(name).orElseThrow().sigmas(LEVELS, steps));
        };
    }

    private static NamedSampler quiet(NamedSampler named) {
        Sampler quiet = SamplerOrderTest.without(named.name());
        return new NamedSampler(
                named.name(), quiet, named.schedule(), named.sigmaRule(), NamedSampler.Noise.NONE, false);
    }

    @Test
    void spreadsFlowLevelsAsTheReferenceDoes() {
        // Given
        JsonNode constant = REFERENCE.get("flow_match");
        JsonNode dynamic = REFERENCE.get("flow_match_dynamic");

        // When
        double[] shifted = Schedule.NORMAL.sigmas(
                FlowLevels.shifted(constant.get("shift").doubleValue()),
                constant.get("steps").intValue());
        double[] exponential = Schedule.NORMAL.sigmas(
                FlowLevels.exponential(dynamic.get("mu").doubleValue()),
                dynamic.get("steps").intValue());

        // Then
        assertThatEach(shifted, Goldens.doubles(constant.get("sigmas")));
        assertThatEach(exponential, Goldens.doubles(dynamic.get("sigmas")));
    }

    /**
     * The model of the diffusers references is told a time, and knows the level of that time better than the sampler
     * does.
     */
    private static Denoiser modelOf(JsonNode reference) {
        Denoiser exact = new ClosedForm();
        if (!reference.get("schedule").textValue().equals("diffusers")) {
            return exact;
        }
        return (x, rounded) -> {
            double sigma = LEVELS.sigmaOf(DIFFUSERS.timeOf(rounded));
            double scale = Math.sqrt((1 + sigma * sigma) / (1 + rounded * rounded));
            double[] seen = Latents.sum(scale, x, 0, x);
            return Latents.sum(1, x, -rounded, Latents.slope(seen, exact.denoise(seen, sigma), sigma));
        };
    }

    /**
     * diffusers keeps its table of alphas in single precision, which shows in the sixth digit of a multistep method.
     */
    private static NoiseLevels diffusersLevels() {
        float[] roots = Spacing.linearFloats((float) Math.sqrt(0.00085), (float) Math.sqrt(0.012), 1000);
        double[] sigmas = new double[roots.length];
        double product = 1;
        for (int t = 0; t < roots.length; t++) {
            product *= 1 - roots[t] * roots[t];
            double alpha = (float) product;
            sigmas[t] = Math.sqrt((1 - alpha) / alpha);
        }
        return new DiscreteLevels(sigmas, new double[] {14.615, 0.029});
    }

    private static void assertThatEach(double[] actual, double[] expected) {
        assertThatEach(actual, expected, TOLERANCE);
    }

    private static void assertThatEach(double[] actual, double[] expected, double relative) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            double tolerance = relative * Math.max(Math.abs(expected[i]), 1e-3);
            assertThat(actual[i]).as("element %d", i).isCloseTo(expected[i], within(tolerance));
        }
    }
}
