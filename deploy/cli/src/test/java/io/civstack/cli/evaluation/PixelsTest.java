package io.civstack.cli.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PixelsTest {

    @Test
    void countsOnlyValuesBeyondTheTolerance() {
        // Given
        Pixels reference = new Pixels(1, 2, new byte[] {10, 20, 30, (byte) 200, 50, 60});
        Pixels drawn = new Pixels(1, 2, new byte[] {12, 17, 30, (byte) 202, 50, 60});

        // When
        double share = drawn.shareBeyond(reference, 2);

        // Then
        assertThat(share).isEqualTo(1 / 6.0);
    }

    @Test
    void takesAnotherSizeForAnotherPicture() {
        assertThat(new Pixels(1, 1, new byte[3]).shareBeyond(new Pixels(1, 2, new byte[6]), 2))
                .isEqualTo(1);
    }

    @Test
    void readsAPng() throws Exception {
        // Given
        BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_INT_RGB);
        image.setRGB(1, 0, 0x0102FF);
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(image, "png", png);

        // When
        Pixels pixels = Pixels.ofPng(png.toByteArray());

        // Then
        assertThat(pixels.rgb()).containsExactly(0, 0, 0, 1, 2, -1);
    }
}
