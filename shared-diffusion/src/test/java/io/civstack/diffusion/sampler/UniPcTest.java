package io.civstack.diffusion.sampler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.civstack.diffusion.Goldens;
import io.civstack.diffusion.schedule.DiscreteLevels;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * UniPC number by number. The reference cases have none, because diffusers ends in NaN; these ends were computed by a
 * transcription of the paper's algorithm (data prediction, B(h) = h, order 3, lower at the end, no corrector for the
 * last step) into NumPy, in variance-preserving space and double precision, where this engine works in sigma space; on
 * the times of A1111 and from the start of the reference cases.
 */
class UniPcTest {

    @ParameterizedTest
    @CsvSource({
        "3, 4, 0.95824205 1.15850386 -0.308001937 1.02793752 -1.00366584",
        "5, 5, 1.00670037 1.18871474 -0.426461609 1.06449679 -1.04353529",
        "12, 13, 1.01934988 1.24347572 -0.731362988 1.08208823 -1.05824743",
        "30, 31, 1.01798915 1.28315481 -0.659378444 1.09369945 -1.06516718",
    })
    void endsWhereThePapersAlgorithmEnds(int asked, int steps, String ends) {
        // Given
        SamplingPlan plan = Samplers.plan("UniPC", "", asked, DiscreteLevels.scaledLinear());
        double[] noise = Goldens.doubles(Goldens.json("samplers.json").get("start"));

        // When
        double[] end = plan.run(
                Latents.sum(plan.startScale(), noise, 0, noise),
                new ClosedForm(),
                (s, next) -> noise,
                StepObserver.NONE);

        // Then
        double[] expected =
                Arrays.stream(ends.split(" ")).mapToDouble(Double::parseDouble).toArray();
        assertThat(plan.steps()).isEqualTo(steps);
        assertThat(Arrays.copyOf(end, expected.length)).containsExactly(expected, within(1e-7));
    }
}
