package io.civstack.generation.images;

import io.civstack.generation.settings.Wishes;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A wish for pictures as it comes in; what is left out the model recommends, and nothing of it has been checked. */
public record ImageRequest(
        @Nullable UUID modelId,
        @Nullable String prompt,
        @Nullable String negativePrompt,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable Integer steps,
        @Nullable Double cfg,
        @Nullable String sampler,
        @Nullable String schedule,
        @Nullable Long seed,
        @Nullable Integer count,
        @Nullable Integer clipSkip) {

    Wishes wishes() {
        return new Wishes(width, height, steps, cfg, sampler, schedule, clipSkip);
    }

    /** Without its words, which stay out of logs. */
    @Override
    public String toString() {
        return "ImageRequest[modelId=" + modelId + ", count=" + count + "]";
    }
}
