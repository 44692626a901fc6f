package io.civstack.diffusion.pipeline.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.civstack.diffusion.pipeline.RecordingPipeline;
import io.civstack.diffusion.request.TextToImage;
import io.civstack.diffusion.sampler.NamedSampler;
import io.civstack.diffusion.sampler.Samplers;
import org.junit.jupiter.api.Test;

/** What the rows of a call of the network are told. */
class PromptPlanTest {

    private static final NamedSampler EULER = Samplers.named("Euler").orElseThrow();

    @Test
    void takesTagsOutOfThePromptAlone() {
        // Given
        TextToImage request = RecordingPipeline.text("a cat<lora:style:1>", "a dog<lora:style:1>", "Euler", 4);

        // When
        PromptPlan plan = PromptPlan.of(request, EULER);

        // Then
        assertThat(plan.rowsAt(0)).containsExactly("a dog<lora:style:1>", "a cat");
    }
}
