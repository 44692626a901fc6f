package io.civstack.generation.request;

import io.civstack.generation.settings.RequestedSettings;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A request for pictures, unchecked; settings that are left out come from the model. */
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

    RequestedSettings settings() {
        return new RequestedSettings(width, height, steps, cfg, sampler, schedule, clipSkip);
    }

    /** Without its prompts, which stay out of logs. */
    @Override
    public String toString() {
        return "ImageRequest[modelId=" + modelId + ", count=" + count + "]";
    }
}
