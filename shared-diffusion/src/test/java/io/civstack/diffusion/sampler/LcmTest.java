package io.civstack.diffusion.sampler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.civstack.diffusion.denoiser.Denoiser;
import io.civstack.diffusion.denoiser.NetworkPredictor;
import io.civstack.diffusion.denoiser.Prediction;
import io.civstack.diffusion.schedule.DiscreteLevels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * LCM as A1111's {@code modules/sd_samplers_lcm.py} has it; levels and times by NumPy from the fifty entries 19, 39,
 * ..., 999 of the table.
 */
class LcmTest {

    private static final DiscreteLevels LEVELS = DiscreteLevels.scaledLinear();

    @ParameterizedTest
    @CsvSource({
        "'', 4, 14.61464 2.991056 0.972826 0.1344507 0, 999 679 339 19",
        "Automatic, 8, 14.61464 6.768383 3.600989 2.120365 1.323061 0.8298595 0.4764544 0.1344507 0, "
                + "999 859 719 579 439 299 159 19",
        "SGM Uniform, 3, 14.61464 2.991056 0.972826 0, 999 679 339",
    })
    void asksTheModelAtTimesItWasTaught(String schedule, int steps, String levels, String times) {
        // Given
        SamplingPlan plan = Samplers.plan("LCM", schedule, steps, LEVELS);
        List<Double> asked = new ArrayList<>();
        Denoiser model = Prediction.EPS.denoiser(LEVELS, (input, time) -> {
            asked.add(time);
            return input;
        });

        // When
        plan.run(plan.start(new float[] {1}), model, (sigma, next) -> new double[1], StepObserver.NONE);

        // Then
        double[] expected = numbers(levels);
        double[] sigmas = plan.sigmas();
        assertThat(sigmas).hasSameSizeAs(expected);
        for (int i = 0; i < sigmas.length; i++) {
            assertThat(sigmas[i]).as("level %d", i).isCloseTo(expected[i], within(2e-6 * expected[i] + 1e-12));
        }
        assertThat(asked.stream().mapToDouble(Double::doubleValue).toArray())
                .containsExactly(numbers(times), within(1e-6));
    }

    @Test
    void walksWithTheNoiseThatTheModelSeesThere() {
        // Given: a network whose answer depends on what it is shown and on the time.
        SamplingPlan plan = Samplers.plan("LCM", "", 4, LEVELS);
        NetworkPredictor network = (input, time) -> new float[] {(float) (0.5 * input[0] + time / 2000)};
        double[] z = {0.3, -1.1, 0.8};
        List<double[]> rows = new ArrayList<>(List.of(new double[] {z[0]}, new double[] {z[1]}, new double[] {z[2]}));

        // When
        double[] end = plan.run(
                plan.start(new float[] {0.7f}),
                Prediction.EPS.denoiser(LEVELS, network),
                (sigma, next) -> rows.removeFirst(),
                StepObserver.NONE);

        // Then
        double[] times = {999, 679, 339, 19};
        double[] sigmas = plan.sigmas();
        double x = 0.7 * sigmas[0];
        for (int i = 0; i < 4; i++) {
            double eps = 0.5 * x / Math.sqrt(sigmas[i] * sigmas[i] + 1) + times[i] / 2000;
            x = x - sigmas[i] * eps + (i < 3 ? sigmas[i + 1] * z[i] : 0);
        }
        assertThat(end[0]).isCloseTo(x, within(1e-5));
    }

    private static double[] numbers(String text) {
        return Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
    }
}
