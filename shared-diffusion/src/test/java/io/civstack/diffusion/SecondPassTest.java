package io.civstack.diffusion;

import static org.assertj.core.api.Assertions.assertThat;

import io.civstack.diffusion.picture.Picture;
import io.civstack.diffusion.request.EngineLimits;
import io.civstack.diffusion.request.HiresFix;
import io.civstack.diffusion.request.HiresFix.Upscaler;
import io.civstack.diffusion.request.PictureRequest;
import io.civstack.diffusion.request.StartingPicture;
import io.civstack.diffusion.request.StepListener;
import io.civstack.diffusion.request.TextToImage;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * The second pass of a hires fix is a change of the enlarged first picture, so both are drawn alone here and compared.
 */
class SecondPassTest {

    private static final Path DEMO = Path.of("../deploy/local/models/demo/model.safetensors");
    private static final DiffusionEngine ENGINE = new DiffusionEngine(EngineLimits.defaults());

    /** Four steps, which are the last ones of eight. */
    private static final HiresFix HALF = new HiresFix(1.5, 4, 0.5, Upscaler.LANCZOS);

    private static final double LAST_FOUR_OF_EIGHT = 0.4;

    @AfterAll
    static void close() {
        ENGINE.close();
    }

    private static TextToImage text(String prompt, String negative) {
        return new TextToImage(prompt, negative, 64, 64, 6, 4, "Euler", "normal", 7, 1);
    }

    private static Picture draw(PictureRequest request) {
        return ENGINE.generate(DEMO, request, StepListener.NONE).picture();
    }

    /** What the second pass makes of the first picture when it has these prompts. */
    private static Picture changed(Picture first, TextToImage second) {
        return draw(PictureRequest.of(second.resized(96, 96, 8))
                .from(new StartingPicture(first, LAST_FOUR_OF_EIGHT, Optional.empty())));
    }

    /** Asserts that the request draws first one and then the other. */
    private static void generatesAndRefines(TextToImage asked, TextToImage first, TextToImage second) {
        // When
        Picture drawn = draw(PictureRequest.of(asked).with(HALF));

        // Then
        Picture expected = changed(draw(PictureRequest.of(first)), second);
        assertThat(drawn.rgb()).isEqualTo(expected.rgb());
    }

    @Test
    void makesAllOfItsStepsAsTheLastOnesOfALongerPlan() {
        TextToImage boat = text("a red boat by the sea", "");
        generatesAndRefines(boat, boat, boat);
    }

    @Test
    void switchesWhereTheShareGoesBeyondTheFirstPass() {
        generatesAndRefines(
                text("[a red boat:a green tree:1.5] in the snow", ""),
                text("a red boat in the snow", ""),
                text("[a red boat:a green tree:2] in the snow", ""));
    }

    @Test
    void switchesPartsAndNegativePromptEachByItsOwnCount() {
        generatesAndRefines(
                text("[a red boat:a green tree:1.5] :1.2 AND [the sea:snow:7]", "[fog:rain:1.25]"),
                text("a red boat :1.2 AND the sea", "fog"),
                text("[a red boat:a green tree:2] :1.2 AND [the sea:snow:1]", "[fog:rain:1]"));
    }

    @Test
    void keepsWhatTheFirstPassSwitchedTo() {
        generatesAndRefines(
                text("[a red boat:a green tree:0.5]", "[fog::2]"),
                text("[a red boat:a green tree:0.5]", "[fog::2]"),
                text("a green tree", ""));
    }

    @Test
    void takesTurnsFromTheBeginning() {
        TextToImage turns = text("[a red boat|a green tree]", "");
        generatesAndRefines(turns, turns, turns);
    }

    @Test
    void isNotLengthenedByALongTextOfTheOtherPass() {
        String tree = "very ".repeat(80) + "green tree";
        generatesAndRefines(
                text("[a red boat:" + tree + ":1.5]", ""),
                text("a red boat", ""),
                text("[a red boat:" + tree + ":2]", ""));
    }

    @Test
    void switchesBehindTheNumberOfStepsThatTheFirstPassHad() {
        // Given
        TextToImage asked = text("[a red boat:a green tree:1.75]", "").resized(64, 64, 3);
        HiresFix longer = new HiresFix(1.5, 8, 0.5, Upscaler.LANCZOS);

        // When
        Picture drawn = draw(PictureRequest.of(asked).with(longer));

        // Then
        Picture first = draw(PictureRequest.of(text("a red boat", "").resized(64, 64, 3)));
        TextToImage second = text("[a red boat:a green tree:6]", "").resized(96, 96, 16);
        Picture expected = draw(PictureRequest.of(second).from(new StartingPicture(first, 0.45, Optional.empty())));
        assertThat(drawn.rgb()).isEqualTo(expected.rgb());
    }

    @Test
    void makesFewerStepsWhenItsStrengthIsTooSmallForTheLongestPlan() {
        // Given
        HiresFix weak = new HiresFix(1.5, 4, 0.002, Upscaler.LANCZOS);
        AtomicInteger steps = new AtomicInteger();

        // When
        ENGINE.generate(DEMO, PictureRequest.of(text("a boat", "")).with(weak), counting(steps));

        // Then
        assertThat(steps).hasValue(6 + 2);
    }

    private static StepListener counting(AtomicInteger steps) {
        return new StepListener() {
            @Override
            public void onStep(int step, int of) {
                steps.set(of);
            }

            @Override
            public boolean cancelled() {
                return false;
            }
        };
    }
}
