package io.civstack.diffusion.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.civstack.diffusion.TinyArchitectures;
import io.civstack.diffusion.arch.Lowering;
import io.civstack.diffusion.picture.GeneratedPicture;
import io.civstack.diffusion.request.EngineLimits;
import io.civstack.diffusion.request.StepListener;
import io.civstack.diffusion.request.TextToImage;
import org.junit.jupiter.api.Test;

/** An engine that is closed while it draws. */
class ClosingTest {

    private static final TextToImage CAT = RecordingPipeline.text("a cat", "", "Euler", 3);

    private final TextToImagePipeline pipeline = new TextToImagePipeline(EngineLimits.defaults(), Lowering.Target.CPU);

    private GeneratedPicture draw(StepListener listener) {
        return pipeline.generate(TinyArchitectures.SD1, CAT, listener);
    }

    private StepListener closingAt(int last) {
        return new StepListener() {
            @Override
            public void onStep(int step, int steps) {
                if (step == last) {
                    pipeline.close();
                }
            }

            @Override
            public boolean cancelled() {
                return false;
            }
        };
    }

    @Test
    void finishesTheDrawingUnderWayAndUnloadsBehindIt() {
        // When: the autoencoder is not loaded yet.
        GeneratedPicture drawing = draw(closingAt(2));

        // Then
        assertThat(drawing.picture().rgb()).hasSize(3 * 64 * 64);
        assertThat(pipeline.loadedNetworks()).isZero();
    }

    @Test
    void refusesFurtherDrawings() {
        // Given
        draw(closingAt(1));

        // When, Then
        assertThatIllegalStateException()
                .isThrownBy(() -> draw(StepListener.NONE))
                .withMessage("the engine is closed");
    }

    @Test
    void unloadsAtOnceWhenNothingIsDrawn() {
        // Given
        draw(StepListener.NONE);

        // When
        pipeline.close();

        // Then
        assertThat(pipeline.loadedNetworks()).isZero();
    }
}
