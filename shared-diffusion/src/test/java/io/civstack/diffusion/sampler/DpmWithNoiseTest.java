package io.civstack.diffusion.sampler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.civstack.diffusion.Goldens;
import io.civstack.diffusion.schedule.DiscreteLevels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * DPM fast and adaptive as A1111 runs them, with eta 1. The reference cases have them without noise only; these ends
 * were computed by a double-precision transcription of k-diffusion's {@code DPMSolver} into NumPy, which without noise
 * agrees with those cases, from the same start and the same noise, one row a draw.
 */
class DpmWithNoiseTest {

    private static final JsonNode REFERENCE = Goldens.json("samplers.json");

    @ParameterizedTest
    @CsvSource({
        "DPM fast, 5, -0.672289549 -2.63755477 -3.37472493 -1.10869681 0.73888465 1.02123967",
        "DPM fast, 12, -0.638186305 0.957153249 0.960828536 0.6645578 -0.871650151 -0.689980904",
        "DPM adaptive, 12, 1.12207226 -1.29116273 1.5681955 -1.14524358 0.722485098 1.31274077",
    })
    void endsWhereTheFormulaEnds(String name, int steps, String ends) {
        // Given
        SamplingPlan plan = Samplers.plan(name, "", steps, DiscreteLevels.scaledLinear());
        double[] noise = Goldens.doubles(REFERENCE.get("start"));
        List<double[]> rows = new ArrayList<>();
        REFERENCE.get("noise").forEach(row -> rows.add(Goldens.doubles(row)));

        // When
        double[] end = plan.run(
                Latents.sum(plan.startScale(), noise, 0, noise),
                new ClosedForm(),
                (sigma, next) -> rows.removeFirst(),
                StepObserver.NONE);

        // Then
        double[] expected =
                Arrays.stream(ends.split(" ")).mapToDouble(Double::parseDouble).toArray();
        assertThat(Arrays.copyOf(end, expected.length)).containsExactly(expected, within(1e-6));
    }
}
