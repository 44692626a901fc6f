package io.civstack.diffusion.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MaskFillTest {

    private static final int WIDTH = 24;
    private static final int HEIGHT = 10;
    private static final Mask HOLE = Mask.rectangle(WIDTH, HEIGHT, 6, 2, 18, 8);

    private static Picture plain(int width, int height, int colour) {
        byte[] rgb = new byte[3 * width * height];
        Arrays.fill(rgb, (byte) colour);
        return new Picture(width, height, rgb);
    }

    private static Picture noise(long seed) {
        byte[] rgb = new byte[3 * WIDTH * HEIGHT];
        new SplittableRandom(seed).nextBytes(rgb);
        return new Picture(WIDTH, HEIGHT, rgb);
    }

    /** Red grows to the right, green downwards, blue to the left. */
    private static Picture gradient() {
        byte[] rgb = new byte[3 * WIDTH * HEIGHT];
        for (int i = 0; i < WIDTH * HEIGHT; i++) {
            rgb[3 * i] = (byte) (10 * (i % WIDTH));
            rgb[3 * i + 1] = (byte) (25 * (i / WIDTH));
            rgb[3 * i + 2] = (byte) (255 - 10 * (i % WIDTH));
        }
        return new Picture(WIDTH, HEIGHT, rgb);
    }

    @Test
    void fillsAPartWithThePlainColourAroundIt() {
        // Given
        Picture hidden = HOLE.compose(plain(WIDTH, HEIGHT, 200), noise(1));

        // When
        Picture filled = MaskFill.fill(hidden, HOLE);

        // Then
        assertThat(filled.rgb()).containsOnly((byte) 200);
    }

    @Test
    void fillsALargePartOfALargePicture() {
        // Given: the middle is 300 pixels away from any colour.
        Mask most = Mask.rectangle(640, 640, 20, 20, 620, 620);

        // When
        Picture filled = MaskFill.fill(most.compose(plain(640, 640, 90), plain(640, 640, 255)), most);

        // Then
        assertThat(filled.rgb()).containsOnly((byte) 90);
    }

    @Test
    void keepsWhatIsNotMaskedToTheBit() {
        // When
        Picture filled = MaskFill.fill(noise(2), HOLE);

        // Then
        for (int i = 0; i < filled.rgb().length; i++) {
            if (HOLE.share()[i / 3] == 0) {
                assertThat(filled.rgb()[i]).as("value %d", i).isEqualTo(noise(2).rgb()[i]);
            }
        }
    }

    @Test
    void seesNothingOfTheMaskedPart() {
        // Given
        Picture other = HOLE.compose(noise(3), noise(4));

        // When
        Picture filled = MaskFill.fill(other, HOLE);

        // Then
        assertThat(filled.rgb()).isEqualTo(MaskFill.fill(noise(3), HOLE).rgb());
    }

    @Test
    void flowsInFromTheEdgesAsPillowComputesIt() {
        // When
        byte[] filled = MaskFill.fill(gradient(), HOLE).rgb();

        // Then: red, green and blue of row 5 in the hole, which Pillow rounds layer by layer.
        int[] expected = {
            45, 129, 209, 55, 130, 197, 67, 131, 184, 81, 135, 173, 97, 135, 159, 108, 133, 146, 121, 133, 133, 135,
            135, 120, 149, 135, 105, 161, 131, 92, 173, 130, 82, 183, 129, 72
        };
        for (int i = 0; i < expected.length; i++) {
            assertThat(filled[3 * (5 * WIDTH + 6) + i] & 0xFF)
                    .as("value %d", i)
                    .isBetween(expected[i] - 3, expected[i] + 3);
        }
    }

    @Test
    void isBlackWhenThereIsNothingToFillWith() {
        assertThat(MaskFill.fill(noise(5), Mask.rectangle(WIDTH, HEIGHT, 0, 0, WIDTH, HEIGHT))
                        .rgb())
                .containsOnly((byte) 0);
    }
}
