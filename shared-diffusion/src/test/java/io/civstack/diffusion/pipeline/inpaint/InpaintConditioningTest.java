package io.civstack.diffusion.pipeline.inpaint;

import static org.assertj.core.api.Assertions.assertThat;

import io.civstack.diffusion.picture.Mask;
import io.civstack.diffusion.picture.Picture;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class InpaintConditioningTest {

    private static final int WIDTH = 16;
    private static final int HEIGHT = 8;
    private final AtomicReference<float[]> encoded = new AtomicReference<>(new float[0]);

    private float[] planes(Optional<Picture> picture, Optional<Mask> mask) {
        return InpaintConditioning.of(picture, mask, WIDTH, HEIGHT, 8, pixels -> {
            encoded.set(pixels);
            return new double[] {3, 4, 5, 6, 7, 8, 9, 10};
        });
    }

    private static Picture white() {
        byte[] rgb = new byte[3 * WIDTH * HEIGHT];
        Arrays.fill(rgb, (byte) 255);
        return new Picture(WIDTH, HEIGHT, rgb);
    }

    @Test
    void hidesWhatIsToBeReplaced() {
        // Given
        Mask right = Mask.rectangle(WIDTH, HEIGHT, 8, 0, WIDTH, HEIGHT);
        // When
        float[] planes = planes(Optional.of(white()), Optional.of(right));
        // Then
        assertThat(planes).containsExactly(0, 1, 3, 4, 5, 6, 7, 8, 9, 10);
        for (int i = 0; i < 3 * WIDTH * HEIGHT; i++) {
            assertThat(encoded.get()[i]).isEqualTo(i % WIDTH < 8 ? 1 : 0);
        }
    }

    @Test
    void roundsASoftMask() {
        // Given
        byte[] share = new byte[WIDTH * HEIGHT];
        Arrays.fill(share, (byte) 127);
        share[8] = (byte) 128;
        // When
        float[] planes = planes(Optional.of(white()), Optional.of(new Mask(WIDTH, HEIGHT, share)));
        // Then
        assertThat(Arrays.copyOf(planes, 2)).containsExactly(0, 1);
        assertThat(encoded.get()[7]).isEqualTo(1);
        assertThat(encoded.get()[8]).isZero();
    }

    @Test
    void drawsEverywhereWithoutAMaskOrAPicture() {
        assertThat(Arrays.copyOf(planes(Optional.empty(), Optional.empty()), 2)).containsExactly(1, 1);
        assertThat(encoded.get()).hasSize(3 * WIDTH * HEIGHT).containsOnly(0);
        assertThat(Arrays.copyOf(planes(Optional.of(white()), Optional.empty()), 2))
                .containsExactly(1, 1);
        assertThat(encoded.get()).containsOnly(0);
    }
}
