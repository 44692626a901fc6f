package io.civstack.diffusion.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.civstack.diffusion.DiffusionEngine;
import io.civstack.diffusion.picture.GeneratedPicture;
import io.civstack.diffusion.picture.Mask;
import io.civstack.diffusion.picture.Picture;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A masked part that is drawn alone and put back, on the demo checkpoint. */
class OnlyMaskedTest {

    private static final Path DEMO = Path.of("../deploy/local/models/demo/model.safetensors");
    private static final DiffusionEngine ENGINE = new DiffusionEngine(EngineLimits.defaults());
    private static final int WIDTH = 150;
    private static final int HEIGHT = 110;

    @AfterAll
    static void close() {
        ENGINE.close();
    }

    private static Picture noise() {
        byte[] rgb = new byte[3 * WIDTH * HEIGHT];
        new SplittableRandom(1).nextBytes(rgb);
        return new Picture(WIDTH, HEIGHT, rgb);
    }

    private static GeneratedPicture draw(StartingPicture start) {
        TextToImage text = new TextToImage("a red boat", "", 64, 64, 4, 4, "Euler", "normal", 7, 1);
        return ENGINE.generate(DEMO, PictureRequest.of(text).from(start), StepListener.NONE);
    }

    private static StartingPicture start(Picture picture, Mask mask, MaskedContent content) {
        return new StartingPicture(picture, 0.6, Optional.of(mask)).with(content);
    }

    @ParameterizedTest
    @EnumSource
    void drawsThePartAsIfItWereThePicture(MaskedContent content) {
        // Given: a part that has the size of the request with its padding, so that nothing is resized.
        Picture whole = noise();
        Mask mask = Mask.rectangle(WIDTH, HEIGHT, 66, 36, 98, 68);
        byte[] part = new byte[3 * 64 * 64];
        for (int y = 0; y < 64; y++) {
            System.arraycopy(whole.rgb(), 3 * ((20 + y) * WIDTH + 50), part, 3 * 64 * y, 3 * 64);
        }

        // When
        Picture drawn =
                draw(start(whole, mask, content).with(new OnlyMasked(16))).picture();

        // Then
        Mask cut = Mask.rectangle(64, 64, 16, 16, 48, 48);
        byte[] alone =
                draw(start(new Picture(64, 64, part), cut, content)).picture().rgb();
        byte[] expected = whole.rgb().clone();
        for (int y = 0; y < 64; y++) {
            System.arraycopy(alone, 3 * 64 * y, expected, 3 * ((20 + y) * WIDTH + 50), 3 * 64);
        }
        assertThat(drawn.rgb()).isEqualTo(expected).isNotEqualTo(whole.rgb());
    }

    @Test
    void drawsASmallPartLargerAndKeepsAllElse() {
        // Given
        Picture whole = noise();
        Mask mask = Mask.rectangle(WIDTH, HEIGHT, 0, 90, 21, 105).blurred(1);

        // When
        GeneratedPicture drawing = draw(start(whole, mask, MaskedContent.FILL).with(new OnlyMasked(5)));

        // Then
        Picture drawn = drawing.picture();
        assertThat(drawn.width()).isEqualTo(WIDTH);
        assertThat(drawn.height()).isEqualTo(HEIGHT);
        int replaced = 0;
        for (int i = 0; i < mask.share().length; i++) {
            boolean same = drawn.rgb()[3 * i] == whole.rgb()[3 * i];
            assertThat(same || mask.share()[i] != 0).as("pixel %d", i).isTrue();
            replaced += same ? 0 : 1;
        }
        assertThat(replaced).isGreaterThan(15 * 10);
        assertThat(drawing.parameters())
                .containsEntry("Size", "64x64")
                .containsEntry("Inpaint area", "Only masked")
                .containsEntry("Masked area padding", "5");
    }

    @Test
    void drawsAPartThatCannotGrowToTheShape() {
        // Given
        Mask stripe = Mask.rectangle(WIDTH, HEIGHT, 0, 50, WIDTH, 60);

        // When
        Picture drawn = draw(start(noise(), stripe, MaskedContent.ORIGINAL).with(OnlyMasked.USUAL))
                .picture();

        // Then
        int replaced = 0;
        for (int i = 50 * WIDTH; i < 60 * WIDTH; i++) {
            replaced += drawn.rgb()[3 * i] == noise().rgb()[3 * i] ? 0 : 1;
        }
        assertThat(replaced).isGreaterThan(9 * WIDTH);
    }

    @Test
    void refusesAMaskThatMarksNothing() {
        Mask blank = Mask.rectangle(WIDTH, HEIGHT, 0, 0, 0, 0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> start(noise(), blank, MaskedContent.FILL).with(OnlyMasked.USUAL))
                .withMessageContaining("masked");
    }

    @Test
    void refusesAMaskOfTheRequestsSize() {
        Mask mask = Mask.rectangle(64, 64, 0, 0, 9, 9);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> draw(start(noise(), mask, MaskedContent.FILL).with(OnlyMasked.USUAL)))
                .withMessageContaining("size of the picture");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 257})
    void refusesAPaddingOutOfRange(int padding) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OnlyMasked(padding))
                .withMessageContaining("256");
    }
}
