package io.civstack.diffusion.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ResamplingTest {

    @Test
    void enlargesBilinearlyAsPyTorchDoes() {
        // Given
        double[] latent = {0, 1, 2, 3};

        // When
        double[] larger = Resampling.bilinear(latent, 1, 2, 2, 4, 4);

        // Then
        double[] expected = {0, 0.25, 0.75, 1, 0.5, 0.75, 1.25, 1.5, 1.5, 1.75, 2.25, 2.5, 2, 2.25, 2.75, 3};
        for (int i = 0; i < expected.length; i++) {
            assertThat(larger[i]).isCloseTo(expected[i], within(1e-12));
        }
    }

    @Test
    void keepsChannelsApart() {
        // Given
        double[] latent = {1, 1, 1, 1, 5, 5, 5, 5};

        // When
        double[] resized = Resampling.bilinear(latent, 2, 2, 2, 3, 3);

        // Then
        assertThat(Arrays.copyOf(resized, 9)).containsOnly(1);
        assertThat(Arrays.copyOfRange(resized, 9, 18)).containsOnly(5);
    }

    @Test
    void keepsAPlainColourAtAnySize() {
        // Given
        byte[] rgb = new byte[3 * 10 * 7];
        Arrays.fill(rgb, (byte) 200);

        // When
        Picture resized = Resampling.lanczos(new Picture(10, 7, rgb), 23, 4);

        // Then
        assertThat(resized.rgb()).hasSize(3 * 23 * 4).containsOnly((byte) 200);
    }

    @Test
    void doesNotAliasWhenAPictureGetsSmaller() {
        // Given
        byte[] stripes = new byte[3 * 64 * 8];
        for (int i = 0; i < stripes.length; i++) {
            stripes[i] = (byte) (i / 3 % 2 == 0 ? 0 : 255);
        }

        // When
        Picture small = Resampling.lanczos(new Picture(64, 8, stripes), 16, 2);

        // Then
        for (byte value : Arrays.copyOfRange(small.rgb(), 6, 42)) {
            assertThat(value & 0xFF).isBetween(120, 135);
        }
    }
}
