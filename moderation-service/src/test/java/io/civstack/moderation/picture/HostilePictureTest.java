package io.civstack.moderation.picture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostilePictureTest {

    private static final BufferedImage SCENE = PictureFixtures.scene(1, 96, 64);

    @Test
    void readsWhatIsWhatItClaims() throws UnreadablePictureException {
        assertThat(decode(PictureFixtures.png(SCENE), 96, 64).width()).isEqualTo(96);
        assertThat(decode(PictureFixtures.jpeg(SCENE, 0.9f), 96, 64).height()).isEqualTo(64);
    }

    @ParameterizedTest
    @CsvSource({"100000, 100000", "16385, 1", "1, 16385", "5000, 5000", "0, 64", "-1, 64", "2147483647, 2147483647"})
    void refusesAPictureThatWouldNotFit(int width, int height) {
        byte[] bomb = PictureFixtures.png(SCENE);
        ByteBuffer.wrap(bomb).putInt(16, width).putInt(20, height);

        assertThatThrownBy(() -> decode(bomb, width, height)).isInstanceOf(UnreadablePictureException.class);
    }

    @Test
    void refusesAPictureThatIsNotTheOneAnnounced() {
        byte[] png = PictureFixtures.png(SCENE);

        assertThatThrownBy(() -> decode(png, 64, 96)).hasMessageContaining("announced as 64 x 96");
        assertThatThrownBy(() -> Luminance.decode(png, "0".repeat(64), 96, 64))
                .hasMessageContaining("not the file that was announced");
    }

    @Test
    void refusesWhatIsNoPicture() {
        for (String text : new String[] {"", "GIF89a", "<svg/>", "RIFF....WEBP", "\u00ff\u00d8"}) {
            assertThatThrownBy(() -> decode(text.getBytes(UTF_8), 1, 1)).isInstanceOf(UnreadablePictureException.class);
        }
    }

    @Test
    void survivesCutAndBitFlippedFiles() {
        long seed = System.nanoTime();
        System.out.println("picture.seed=" + seed);
        Random random = new Random(seed);
        for (byte[] good : new byte[][] {PictureFixtures.png(SCENE), PictureFixtures.jpeg(SCENE, 0.8f)}) {
            for (int round = 0; round < 150; round++) {
                byte[] bad = Arrays.copyOf(good, 1 + random.nextInt(good.length));
                bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
                try {
                    assertThat(decode(bad, 96, 64).width()).isEqualTo(96);
                } catch (UnreadablePictureException e) {
                    assertThat(e).as("picture.seed=%d", seed).hasMessageNotContaining("null");
                }
            }
        }
    }

    private static Luminance decode(byte[] file, int width, int height) throws UnreadablePictureException {
        return Luminance.decode(file, PictureFixtures.sha256(file), width, height);
    }
}
