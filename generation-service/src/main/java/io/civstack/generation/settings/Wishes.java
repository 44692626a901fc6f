package io.civstack.generation.settings;

import org.jspecify.annotations.Nullable;

/** Settings as somebody asks for them; what is left out is taken from elsewhere, what is there has not been checked. */
public record Wishes(
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable Integer steps,
        @Nullable Double cfg,
        @Nullable String sampler,
        @Nullable String schedule,
        @Nullable Integer clipSkip) {

    /** Asks for nothing in particular. */
    public static final Wishes NONE = new Wishes(null, null, null, null, null, null, null);
}
