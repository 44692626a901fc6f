package io.civstack.diffusion.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.civstack.diffusion.DiffusionEngine;
import io.civstack.diffusion.metadata.GenerationSettings;
import io.civstack.diffusion.metadata.Infotext;
import io.civstack.diffusion.picture.GeneratedPicture;
import io.civstack.diffusion.picture.Mask;
import io.civstack.diffusion.picture.MaskFill;
import io.civstack.diffusion.picture.Picture;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What a masked part is before it is drawn anew, on the demo checkpoint. */
class MaskedContentTest {

    private static final Path DEMO = Path.of("../deploy/local/models/demo/model.safetensors");
    private static final DiffusionEngine ENGINE = new DiffusionEngine(EngineLimits.defaults());
    private static final int SIDE = 64;
    private static final Mask HOLE = Mask.rectangle(SIDE, SIDE, 16, 16, 56, 48);

    @AfterAll
    static void close() {
        ENGINE.close();
    }

    private static Picture noise(long seed) {
        byte[] rgb = new byte[3 * SIDE * SIDE];
        new SplittableRandom(seed).nextBytes(rgb);
        return new Picture(SIDE, SIDE, rgb);
    }

    private static GeneratedPicture draw(Picture picture, MaskedContent content) {
        TextToImage text = new TextToImage("a red boat", "", SIDE, SIDE, 4, 4, "Euler", "normal", 7, 1);
        StartingPicture start = new StartingPicture(picture, 0.6, Optional.of(HOLE)).with(content);
        return ENGINE.generate(DEMO, PictureRequest.of(text).from(start), StepListener.NONE);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "ORIGINAL")
    void drawsTheSameWhateverWasUnderTheMask(MaskedContent content) {
        // Given
        Picture around = noise(1);

        // When
        Picture drawn = draw(around, content).picture();

        // Then
        assertThat(drawn.rgb())
                .isEqualTo(
                        draw(HOLE.compose(around, noise(2)), content).picture().rgb());
    }

    @Test
    void startsFromTheFilledPicture() {
        // Given
        Picture filled = MaskFill.fill(noise(1), HOLE);

        // When
        Picture drawn = draw(noise(1), MaskedContent.FILL).picture();

        // Then
        assertThat(drawn.rgb())
                .isEqualTo(draw(filled, MaskedContent.ORIGINAL).picture().rgb())
                .isNotEqualTo(draw(noise(1), MaskedContent.ORIGINAL).picture().rgb());
    }

    @Test
    void drawsNoiseAndNothingEachInItsWay() {
        // When
        byte[] noise = draw(noise(1), MaskedContent.LATENT_NOISE).picture().rgb();
        byte[] nothing = draw(noise(1), MaskedContent.LATENT_NOTHING).picture().rgb();

        // Then
        byte[] filled = draw(noise(1), MaskedContent.FILL).picture().rgb();
        assertThat(noise).isNotEqualTo(nothing).isNotEqualTo(filled);
        assertThat(nothing).isNotEqualTo(filled);
    }

    @ParameterizedTest
    @EnumSource
    void isSaidInThePicture(MaskedContent content) {
        // When
        GeneratedPicture drawing = draw(noise(1), content);

        // Then
        Infotext infotext = Infotext.parse(new Infotext("a red boat", "", drawing.parameters()).write());
        assertThat(GenerationSettings.of(infotext).maskedContent().orElse(MaskedContent.ORIGINAL))
                .isEqualTo(content);
    }

    @Test
    void refusesToReplaceAPictureWithoutAMask() {
        StartingPicture everywhere = new StartingPicture(noise(1), 0.6, Optional.empty());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> everywhere.with(MaskedContent.FILL))
                .withMessageContaining("under a mask");
    }
}
