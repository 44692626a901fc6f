package io.civstack.diffusion.sampler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.civstack.diffusion.denoiser.Denoiser;
import io.civstack.diffusion.noise.NoiseSource;
import io.civstack.diffusion.noise.PictureNoise;
import io.civstack.diffusion.noise.Seeds;
import io.civstack.diffusion.schedule.DiscreteLevels;
import io.civstack.diffusion.schedule.NoiseLevels;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * With noise no end point is right or wrong, but all of them together must be the data: two bells of deviation .3 at -1
 * and +1.
 */
class SamplerDistributionTest {

    private static final int POINTS = 4_000;
    private static final long SEED = 11;
    private static final NoiseLevels LEVELS = DiscreteLevels.scaledLinear();

    /** A consistency model knows where the flow ends, not the mean of where it may end. */
    private static Denoiser model(String name) {
        return name.equals("LCM")
                ? (x, sigma) -> Arrays.stream(x)
                        .map(at -> Transport.exact(at, sigma, 0))
                        .toArray()
                : new ClosedForm();
    }

    @Test
    void leavesOutNoSampler() throws NoSuchMethodException {
        // Given
        String[] rows = SamplerDistributionTest.class
                .getDeclaredMethod("makesTheDataOutOfNoise", String.class, int.class, double.class)
                .getAnnotation(CsvSource.class)
                .value();

        // Then
        assertThat(Arrays.stream(rows).map(row -> row.substring(0, row.indexOf(','))))
                .containsExactlyInAnyOrderElementsOf(
                        Samplers.all().stream().map(NamedSampler::name).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "Euler a, 60, 0.05",
        "DPM2 a, 60, 0.03",
        "DPM++ 2S a, 60, 0.03",
        "DPM++ SDE, 60, 0.03",
        "DPM++ 2M SDE, 80, 0.03",
        "DPM++ 2M SDE Heun, 80, 0.03",
        "DPM++ 3M SDE, 80, 0.03",
        "Euler, 80, 0.03",
        "Heun, 60, 0.03",
        "DPM++ 2M, 60, 0.03",
        "UniPC, 60, 0.05",
        "DDIM, 80, 0.05",
        "PLMS, 60, 0.05",
        "LMS, 60, 0.03",
        "DPM2, 60, 0.03",
        "DPM fast, 60, 0.03",
        "DPM adaptive, 60, 0.03",
        "LCM, 8, 0.03",
    })
    void makesTheDataOutOfNoise(String name, int steps, double tolerance) {
        // Given
        SamplingPlan plan = Samplers.plan(name, "", steps, LEVELS);
        PictureNoise noise = new PictureNoise(Seeds.of(NoiseSource.GPU, SEED), 1, 1, POINTS);
        double[] start = plan.start(noise.first());

        // When
        double[] end = plan.run(start, model(name), plan.stepNoise(noise), StepObserver.NONE);

        // Then
        double right = 0;
        double distance = 0;
        double square = 0;
        for (double x : end) {
            right += x > 0 ? 1.0 / POINTS : 0;
            distance += Math.abs(x) / POINTS;
            square += Math.pow(Math.abs(x) - 1, 2) / POINTS;
        }
        assertThat(right).as("share on the right").isCloseTo(0.5, within(0.04));
        assertThat(distance).as("distance from 0").isCloseTo(1, within(tolerance));
        assertThat(Math.sqrt(square)).as("deviation").isCloseTo(0.3, within(tolerance));
    }
}
