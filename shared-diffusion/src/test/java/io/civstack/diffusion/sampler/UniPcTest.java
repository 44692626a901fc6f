package io.civstack.diffusion.sampler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.civstack.diffusion.schedule.DiscreteLevels;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * UniPC number by number. The golden sets have no numbers, because diffusers ends in NaN; these were computed by a
 * transcription of the paper's algorithm (data prediction, B(h) = h, order 3, lower at the end, no corrector for the
 * last step) into NumPy, in variance-preserving space and double precision, where this engine works in sigma space; on
 * the timesteps of A1111.
 */
class UniPcTest {

    static Stream<NumpyReference.Case> cases() {
        return NumpyReference.cases("unipc");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void endsWhereThePapersAlgorithmEnds(NumpyReference.Case reference) {
        // Given
        SamplingPlan plan = Samplers.plan(reference.sampler(), "", reference.steps(), DiscreteLevels.scaledLinear());
        double[] noise = NumpyReference.start();

        // When
        double[] end = plan.run(
                Latents.sum(plan.startScale(), noise, 0, noise),
                new ClosedForm(),
                (s, next) -> noise,
                StepObserver.NONE);

        // Then
        assertThat(Arrays.copyOf(end, reference.end().length)).containsExactly(reference.end(), within(1e-7));
    }

    /** A1111 takes as many timesteps as strides of 1000 / n fill, often one more than asked for. */
    @ParameterizedTest
    @CsvSource({"3, 4", "5, 5", "12, 13", "30, 31"})
    void makesTheStepsOfA1111(int asked, int steps) {
        // When
        SamplingPlan plan = Samplers.plan("UniPC", "", asked, DiscreteLevels.scaledLinear());

        // Then
        assertThat(plan.steps()).isEqualTo(steps);
    }
}
