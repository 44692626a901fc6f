package io.civstack.diffusion.sampler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.civstack.diffusion.schedule.DiscreteLevels;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * DPM fast and adaptive as A1111 runs them, with eta 1. The golden sets have them without noise only; these results
 * were computed by a double-precision transcription of k-diffusion's {@code DPMSolver} into NumPy, which without noise
 * agrees with the golden set of this module, with one row of noise for each draw.
 */
class DpmWithNoiseTest {

    static Stream<NumpyReference.Case> cases() {
        return NumpyReference.cases("dpm");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void endsWhereTheFormulaEnds(NumpyReference.Case reference) {
        // Given
        SamplingPlan plan = Samplers.plan(reference.sampler(), "", reference.steps(), DiscreteLevels.scaledLinear());
        double[] noise = NumpyReference.start();
        List<double[]> rows = NumpyReference.noise();

        // When
        double[] end = plan.run(
                Latents.sum(plan.startScale(), noise, 0, noise),
                new ClosedForm(),
                (sigma, next) -> rows.removeFirst(),
                StepObserver.NONE);

        // Then
        assertThat(Arrays.copyOf(end, reference.end().length)).containsExactly(reference.end(), within(1e-6));
    }
}
