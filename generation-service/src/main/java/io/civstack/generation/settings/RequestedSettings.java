package io.civstack.generation.settings;

import org.jspecify.annotations.Nullable;

/** Settings as they are asked for, unchecked; what is left out is null and comes from the model. */
public record RequestedSettings(
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable Integer steps,
        @Nullable Double cfg,
        @Nullable String sampler,
        @Nullable String schedule,
        @Nullable Integer clipSkip) {

    /** Leaves everything out. */
    public static final RequestedSettings NONE = new RequestedSettings(null, null, null, null, null, null, null);
}
