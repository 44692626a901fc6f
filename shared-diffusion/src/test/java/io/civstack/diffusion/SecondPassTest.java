package io.civstack.diffusion;

import static org.assertj.core.api.Assertions.assertThat;

import io.civstack.diffusion.HiresFix.Upscaler;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The second pass of a hires fix is a change of the enlarged first picture, so both are drawn alone here and compared. */
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
        return ENGINE.draw(DEMO, request, StepListener.NONE).picture();
    }

    /** What the second pass makes of the first picture when it has these prompts. */
    private static Picture changed(Picture first, TextToImage second) {
        return draw(PictureRequest.of(second.resized(96, 96, 8))
                .from(new StartingPicture(first, LAST_FOUR_OF_EIGHT, Optional.empty())));
    }

    @Test
    void makesAllOfItsStepsAsTheLastOnesOfALongerPlan() {
        // Given
        TextToImage boat = text("a red boat by the sea", "");

        // When
        Picture drawn = draw(PictureRequest.of(boat).with(HALF));

        // Then
        assertThat(drawn.rgb())
                .isEqualTo(changed(draw(PictureRequest.of(boat)), boat).rgb());
    }

    @Test
    void makesFewerStepsWhenItsStrengthIsTooSmallForTheLongestPlan() {
        // Given
        HiresFix weak = new HiresFix(1.5, 4, 0.002, Upscaler.LANCZOS);
        AtomicInteger steps = new AtomicInteger();

        // When
        ENGINE.draw(DEMO, PictureRequest.of(text("a boat", "")).with(weak), counting(steps));

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
