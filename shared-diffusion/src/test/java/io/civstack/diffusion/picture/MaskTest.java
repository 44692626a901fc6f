package io.civstack.diffusion.picture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MaskTest {

    @Test
    void takesTheLargestValueUnderALatentPoint() {
        // Given
        Mask onePixel = Mask.rectangle(16, 16, 9, 0, 10, 1);

        // When
        double[] latent = onePixel.latent(8);

        // Then
        assertThat(latent).containsExactly(0, 1, 0, 0);
    }

    @Test
    void blursEdgesAndKeepsWhatIsFarFromThem() {
        // Given
        Mask right = Mask.rectangle(40, 3, 20, 0, 40, 3);

        // When
        byte[] soft = right.blurred(2).share();

        // Then
        assertThat(soft[40 + 10]).isZero();
        assertThat(soft[40 + 30]).isEqualTo((byte) 255);
        assertThat(soft[40 + 19] & 0xFF).isBetween(90, 127);
        assertThat(soft[40 + 20] & 0xFF).isBetween(128, 165);
    }

    @Test
    void mixesPicturesWhereItIsSoft() {
        // Given
        Mask half = new Mask(3, 1, new byte[] {0, (byte) 128, (byte) 255});
        Picture black = new Picture(3, 1, new byte[9]);
        Picture white = new Picture(3, 1, new byte[] {-1, -1, -1, -1, -1, -1, -1, -1, -1});

        // When
        Picture mixed = half.compose(black, white);

        // Then
        assertThat(mixed.rgb()).containsExactly(0, 0, 0, -128, -128, -128, -1, -1, -1);
    }
}
