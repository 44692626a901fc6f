package io.civstack.diffusion.metadata;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.civstack.diffusion.picture.Picture;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PngTest {

    private static final long SEED = 5;

    @ParameterizedTest
    @CsvSource({"1, 1", "7, 3", "64, 64", "1, 200", "200, 1"})
    void keepsEveryPixel(int width, int height) throws IOException {
        // Given
        byte[] rgb = new byte[3 * width * height];
        new Random(SEED).nextBytes(rgb);
        Arrays.fill(rgb, 0, rgb.length / 2, (byte) 200);

        // When
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(Png.encode(new Picture(width, height, rgb), "")));

        // Then
        byte[] read = new byte[rgb.length];
        for (int i = 0; i < width * height; i++) {
            int colour = image.getRGB(i % width, i / width);
            read[3 * i] = (byte) (colour >> 16);
            read[3 * i + 1] = (byte) (colour >> 8);
            read[3 * i + 2] = (byte) colour;
        }
        assertThat(read).isEqualTo(rgb);
    }

    @Test
    void givesTheSameBytesForTheSamePicture() {
        // Given
        Picture picture = new Picture(8, 8, new byte[3 * 64]);

        // When
        byte[] first = Png.encode(picture, "a cat");

        // Then
        assertThat(first).isEqualTo(Png.encode(picture, "a cat"));
    }

    @Test
    void readsCompressedTexts() throws IOException {
        // Given
        byte[] latin = joined("parameters\0\0".getBytes(ISO_8859_1), packed("a cat".getBytes(UTF_8)));
        byte[] utf8 = joined("prompt\0\1\0de\0Titel\0".getBytes(UTF_8), packed("eine Käse".getBytes(UTF_8)));

        // When
        Map<String, String> texts = PictureTexts.of(png("zTXt", latin, "iTXt", utf8));

        // Then
        assertThat(texts).containsEntry("parameters", "a cat").containsEntry("prompt", "eine Käse");
    }

    @Test
    void stopsInflatingABombAtTheLimit() throws IOException {
        // Given
        byte[] bomb = joined("parameters\0\0".getBytes(ISO_8859_1), packed(new byte[40 << 20]));

        // When
        Map<String, String> texts = PictureTexts.of(png("zTXt", bomb, "IEND", new byte[0]));

        // Then
        assertThat(texts.get("parameters")).hasSize(PngTexts.TEXT_BYTES_MAX);
    }

    @Test
    void readsUtf8InTextChunksAsManyToolsWriteIt() {
        // Given
        byte[] utf8 = "parameters\0猫".getBytes(UTF_8);
        byte[] latin = "Comment\0café".getBytes(ISO_8859_1);

        // When
        Map<String, String> texts = PictureTexts.of(png("tEXt", utf8, "tEXt", latin));

        // Then
        assertThat(texts).containsEntry("parameters", "猫").containsEntry("Comment", "café");
    }

    private static byte[] png(String type, byte[] body, String secondType, byte[] secondBody) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(Png.SIGNATURE);
        Png.chunk(file, type, body);
        Png.chunk(file, secondType, secondBody);
        return file.toByteArray();
    }

    private static byte[] packed(byte[] plain) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
            out.write(plain);
        }
        return packed.toByteArray();
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }
}
