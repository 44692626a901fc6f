package io.civstack.diffusion.sampler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.civstack.diffusion.denoiser.Denoiser;
import io.civstack.diffusion.denoiser.MaskedDenoiser;
import io.civstack.diffusion.noise.CpuNoise;
import io.civstack.diffusion.schedule.DiscreteLevels;
import org.junit.jupiter.api.Test;

class MaskedDenoiserTest {

    @Test
    void endsAtTheOldLatentWhereNothingShallChange() {
        // Given
        double[] old = {0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8};
        double[] mask = {0, 1, 0, 0.5};
        float[] noise = new CpuNoise(3).draw(8);
        SamplingPlan plan = Samplers.plan("Heun", "karras", 12, DiscreteLevels.scaledLinear());
        Denoiser masked = new MaskedDenoiser(new ClosedForm(), mask, old, noise);

        // When
        double[] end = plan.run(plan.start(old, noise), masked, (sigma, next) -> new double[8], StepObserver.NONE);

        // Then
        assertThat(end[0]).isCloseTo(0.1, within(1e-9));
        assertThat(end[2]).isCloseTo(0.3, within(1e-9));
        assertThat(end[4]).isCloseTo(0.5, within(1e-9));
        assertThat(Math.abs(end[1] - 0.2)).isGreaterThan(0.05);
    }
}
