package io.civstack.generation.model;

import io.civstack.events.ModelFamily;
import io.civstack.events.ModelId;
import io.civstack.events.ModelKind;
import io.civstack.events.Rating;
import io.civstack.events.Resource;
import io.civstack.events.Sha256;
import io.civstack.generation.recipe.Settings;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A model of the catalog. What its files say (family, digest, precision, parameters) is null until they are checked.
 *
 * @param rating the lowest rating that pictures made with it can have
 * @param sha256 of the main file
 * @param parameters how many numbers its tensors have
 * @param card what its maker says about it, as Markdown
 * @param preferred taken when a request names no model
 */
public record Model(
        ModelId id,
        String publisher,
        String name,
        ModelKind kind,
        State state,
        @Nullable ModelFamily family,
        Rating rating,
        @Nullable String sha256,
        long bytes,
        @Nullable String precision,
        @Nullable Long parameters,
        String card,
        Settings defaults,
        boolean preferred,
        Instant createdAt,
        Set<ModelPart> files) {

    /** Where a model stands. */
    public enum State {
        UPLOADING,
        PUBLISHED,
        RETIRED
    }

    public Model {
        files = Set.copyOf(files);
    }

    public boolean usable() {
        return state == State.PUBLISHED;
    }

    public ModelPart main() {
        return files.stream().filter(ModelPart::isMain).findFirst().orElseThrow();
    }

    /** How events name this model when a picture is made with it; only after its files were checked. */
    public Resource asResource() {
        return new Resource(id, kind, new Sha256(Objects.requireNonNull(sha256)), 1, rating);
    }
}
