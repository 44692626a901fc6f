package io.civstack.diffusion.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.civstack.diffusion.TinyArchitectures;
import io.civstack.diffusion.picture.Picture;
import io.civstack.diffusion.request.AdvancedOptions;
import io.civstack.diffusion.request.PictureRequest;
import io.civstack.diffusion.run.RecordingLoader.Run;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Calls of the UNet without the negative prompt, below a noise level. */
class SkippedGuidanceTest {

    private static final RecordingPipeline PIPELINE = new RecordingPipeline();

    /** Below every level of a run. */
    private static final AdvancedOptions EVERYWHERE = AdvancedOptions.DEFAULTS.guided(0, 20);

    @AfterAll
    static void close() {
        PIPELINE.close();
    }

    private static RecordingPipeline.Recorded draw(String prompt, String sampler, int steps, AdvancedOptions options) {
        PictureRequest request = PictureRequest.of(RecordingPipeline.text(prompt, "fog", sampler, steps));
        return PIPELINE.draw(TinyArchitectures.SD1, request.with(options));
    }

    private static List<Integer> rows(RecordingPipeline.Recorded drawn) {
        return drawn.calls().stream().map(Run::rows).toList();
    }

    @Test
    void leavesTheNegativePromptOutOfEverySecondCall() {
        // When
        RecordingPipeline.Recorded drawn = draw("a cat", "Euler", 5, EVERYWHERE);

        // Then
        assertThat(rows(drawn)).containsExactly(2, 1, 2, 1, 2);
        assertThat(drawn.drawing().parameters()).containsEntry("NGMS", "20").doesNotContainKey("NGMS all steps");
    }

    @Test
    void leavesItOutOfTheSecondCallOfAStep() {
        assertThat(rows(draw("a cat", "Heun", 3, EVERYWHERE))).containsExactly(2, 1, 2, 1, 2);
    }

    @Test
    void leavesItOutOfEveryCallWhenAsked() {
        // When
        RecordingPipeline.Recorded drawn = draw("a cat", "Euler", 4, EVERYWHERE.skippingEveryCall());

        // Then
        assertThat(rows(drawn)).containsExactly(1, 1, 1, 1);
        assertThat(drawn.drawing().parameters()).containsEntry("NGMS", "20").containsEntry("NGMS all steps", "True");
    }

    @Test
    void keepsItAboveTheLevel() {
        // When: Euler's levels over 6 steps are 14.6, 6.8, 3.5, 1.9, 1.0 and 0.03.
        RecordingPipeline.Recorded drawn = draw("a cat", "Euler", 6, AdvancedOptions.DEFAULTS.guided(0, 3));

        // Then
        assertThat(rows(drawn)).containsExactly(2, 2, 2, 1, 2, 1);
    }

    @Test
    void weighsTheFurtherPartsOfAPromptAgainstTheFirst() {
        // When
        RecordingPipeline.Recorded drawn = draw("a cat AND a dog :0.5", "Euler", 3, EVERYWHERE.skippingEveryCall());

        // Then
        assertThat(rows(drawn)).containsExactly(2, 2, 2);
        Picture ofOne = draw("a cat", "Euler", 3, EVERYWHERE.skippingEveryCall())
                .drawing()
                .picture();
        Picture ofSame = draw("a cat AND a cat :0.5", "Euler", 3, EVERYWHERE.skippingEveryCall())
                .drawing()
                .picture();
        assertThat(ofSame.rgb()).isEqualTo(ofOne.rgb());
        assertThat(drawn.drawing().picture().rgb()).isNotEqualTo(ofOne.rgb());
    }
}
