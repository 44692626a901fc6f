package io.civstack.generation.catalog;

import io.civstack.generation.settings.Wishes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An announced upload as it comes in; nothing of it has been checked. */
public record UploadRequest(
        @Nullable String name,
        @Nullable String kind,
        @Nullable String rating,
        @Nullable Wishes defaults,
        @Nullable List<@Nullable Part> files) {

    /** One announced file. */
    public record Part(
            @Nullable String path,
            @Nullable Long bytes,
            @Nullable String sha256) {}
}
