package io.civstack.generation.request;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.civstack.generation.recipe.Settings.RequestedSettings;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A request for pictures, unchecked; settings that are left out come from the model. */
public record ImageRequest(
        @Nullable UUID modelId,
        @Nullable String prompt,
        @Nullable String negativePrompt,
        @JsonUnwrapped RequestedSettings settings,
        @Nullable Long seed,
        @Nullable Integer count) {

    /** Asks for nothing. */
    public static final ImageRequest EMPTY = new ImageRequest(null, null, null, RequestedSettings.NONE, null, null);

    /** Without its prompts, which stay out of logs. */
    @Override
    public String toString() {
        return "ImageRequest[modelId=" + modelId + ", count=" + count + "]";
    }
}
