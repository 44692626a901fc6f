package io.civstack.diffusion.pipeline.latent;

import static org.assertj.core.api.Assertions.assertThat;

import io.civstack.diffusion.request.MaskedContent;
import org.junit.jupiter.api.Test;

class InitialLatentTest {

    private static final float[] NOISE = {10, 20, 30, 40, 50, 60, 70, 80};

    /** Two pictures with two channels of two points, of which the second is masked by half. */
    private static InitialLatent masked(double first, double second) {
        double[] latents = {1, 2, 3, 4, 5, 6, 7, 8};
        return InitialLatent.of(2, 1, 2, latents).among(2).masked(new double[] {first, second});
    }

    @Test
    void isNothingUnderTheMask() {
        // When
        double[] latent =
                masked(1, 0.5).with(MaskedContent.LATENT_NOTHING, NOISE).latent();

        // Then
        assertThat(latent).containsExactly(0, 1, 0, 2, 0, 3, 0, 4);
    }

    @Test
    void isNoiseUnderTheMask() {
        // When
        double[] latent = masked(1, 0.5).with(MaskedContent.LATENT_NOISE, NOISE).latent();

        // Then
        assertThat(latent).containsExactly(10, 11, 30, 22, 50, 33, 70, 44);
    }

    @Test
    void isAsItWasOutsideTheMask() {
        for (MaskedContent content : MaskedContent.values()) {
            assertThat(masked(0, 0).with(content, NOISE).latent()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
        }
    }

    @Test
    void isAsItWasWherePixelsHoldTheContent() {
        assertThat(masked(1, 1).with(MaskedContent.FILL, NOISE).latent()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(masked(1, 1).with(MaskedContent.ORIGINAL, NOISE).latent()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
    }
}
