package io.civstack.generation.catalog;

import io.civstack.generation.recipe.Settings.RequestedSettings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The announcement of an upload, unchecked. */
public record UploadRequest(
        @Nullable String name,
        @Nullable String kind,
        @Nullable String rating,
        @Nullable RequestedSettings defaults,
        @Nullable List<@Nullable Part> files) {

    /** One announced file. */
    public record Part(
            @Nullable String path,
            @Nullable Long bytes,
            @Nullable String sha256) {}
}
