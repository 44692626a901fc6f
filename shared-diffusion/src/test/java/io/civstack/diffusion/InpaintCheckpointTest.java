package io.civstack.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.civstack.diffusion.inspection.UnreadableModelException;
import io.civstack.diffusion.picture.Mask;
import io.civstack.diffusion.picture.Picture;
import io.civstack.diffusion.request.EngineLimits;
import io.civstack.diffusion.request.HiresFix;
import io.civstack.diffusion.request.PictureRequest;
import io.civstack.diffusion.request.StartingPicture;
import io.civstack.diffusion.request.StepListener;
import io.civstack.diffusion.request.TextToImage;
import io.civstack.diffusion.safetensors.SafetensorsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checkpoints whose UNet is shown the mask and the kept part of the picture, made of the tiny one. */
class InpaintCheckpointTest {

    private static final Path SD1 = Goldens.file("tiny-sd15/model.safetensors");
    private static final String FIRST = "model.diffusion_model.input_blocks.0.0.weight";
    private static final String FIRST_BIAS = "model.diffusion_model.input_blocks.0.0.bias";
    private static final int MASK_CHANNEL = 4;
    private static final int SIDE = 64;
    private static final DiffusionEngine ENGINE = new DiffusionEngine(EngineLimits.defaults());

    @TempDir
    private Path folder;

    @BeforeEach
    void bringTheVocabulary() throws IOException {
        Path tokenizer = Files.createDirectory(folder.resolve("tokenizer"));
        for (String name : new String[] {"vocab.json", "merges.txt"}) {
            Files.copy(SD1.resolveSibling("tokenizer").resolve(name), tokenizer.resolve(name));
        }
    }

    @AfterAll
    static void close() {
        ENGINE.close();
    }

    /** The weight of a channel that the plain checkpoint does not have. */
    private interface Extra {
        float at(int out, int channel, boolean centre);
    }

    private Path widened(int channels, Extra extra) throws IOException {
        float[] plain = SafetensorsFile.open(SD1).floats(FIRST);
        int outs = plain.length / (4 * 9);
        float[] wide = new float[outs * channels * 9];
        for (int i = 0; i < wide.length; i++) {
            int out = i / (channels * 9);
            int channel = i / 9 % channels;
            wide[i] = channel < 4 ? plain[(out * 4 + channel) * 9 + i % 9] : extra.at(out, channel, i % 9 == 4);
        }
        return new RewrittenCheckpoint()
                .from(SD1, name -> name)
                .put(FIRST, wide, outs, channels, 3, 3)
                .write(folder.resolve("inpaint" + channels + ".safetensors"));
    }

    private static PictureRequest text() {
        return PictureRequest.of(new TextToImage("a photo of a cat", "", SIDE, SIDE, 3, 5, "Euler", "normal", 7, 1));
    }

    private static byte[] draw(Path file, PictureRequest request) {
        return ENGINE.generate(file, request, StepListener.NONE).picture().rgb();
    }

    private static PictureRequest change(Picture picture, Mask mask) {
        return text().from(new StartingPicture(picture, 1, Optional.of(mask)));
    }

    private static Picture noise(long seed) {
        byte[] rgb = new byte[3 * SIDE * SIDE];
        new SplittableRandom(seed).nextBytes(rgb);
        return new Picture(SIDE, SIDE, rgb);
    }

    @Test
    void drawsAsThePlainCheckpointWhenItIgnoresWhatItIsShown() throws IOException {
        // Given
        Path ignoring = widened(9, (out, channel, centre) -> 0);
        PictureRequest masked = change(noise(3), Mask.rectangle(SIDE, SIDE, 16, 0, SIDE, 40));
        // When
        byte[] drawn = draw(ignoring, text());
        byte[] changed = draw(ignoring, masked);
        // Then
        assertThat(drawn).isEqualTo(draw(SD1, text()));
        assertThat(changed).isEqualTo(draw(SD1, masked));
        assertThat(Checkpoints.inspect(ignoring).variant()).isEqualTo("inpaint");
    }

    @Test
    void seesAMaskOfOnesWhenDrawingFromNothing() throws IOException {
        // Given: a UNet that adds 0.3 to every feature where it is to draw, beside one that adds it everywhere.
        Path seeing = widened(9, (out, channel, centre) -> channel == MASK_CHANNEL && centre ? 0.3f : 0);
        float[] bias = SafetensorsFile.open(SD1).floats(FIRST_BIAS);
        for (int i = 0; i < bias.length; i++) {
            bias[i] += 0.3f;
        }
        Path biased = new RewrittenCheckpoint()
                .from(SD1, name -> name)
                .put(FIRST_BIAS, bias, bias.length)
                .write(folder.resolve("biased.safetensors"));
        // When
        byte[] drawn = draw(seeing, text());
        // Then
        byte[] expected = draw(biased, text());
        assertThat(drawn).isNotEqualTo(draw(SD1, text()));
        for (int i = 0; i < drawn.length; i++) {
            assertThat(drawn[i] & 0xFF).isBetween((expected[i] & 0xFF) - 1, (expected[i] & 0xFF) + 1);
        }
    }

    @Test
    void drawsByWhatIsKeptAroundTheMask() throws IOException {
        // Given: a UNet that looks at nothing but the kept picture's latent beside the noise.
        SplittableRandom random = new SplittableRandom(5);
        Path seeing = widened(
                9, (out, channel, centre) -> channel > MASK_CHANNEL ? (float) (random.nextGaussian() * 0.1) : 0);
        Mask right = Mask.rectangle(SIDE, SIDE, 32, 0, SIDE, SIDE);
        // When
        byte[] changed = draw(seeing, change(noise(3), right));
        // Then
        assertThat(changed).isNotEqualTo(draw(SD1, change(noise(3), right)));
        assertThat(draw(seeing, text().with(new HiresFix(1.5, 2, 0.5, HiresFix.Upscaler.LATENT))))
                .hasSize(3 * 96 * 96);
    }

    @Test
    void refusesAUNetThatIsShownSomethingElse() throws IOException {
        Path editing = widened(8, (out, channel, centre) -> 0);
        assertThatExceptionOfType(UnreadableModelException.class)
                .isThrownBy(() -> draw(editing, text()))
                .withMessageContaining("8 channels");
    }
}
