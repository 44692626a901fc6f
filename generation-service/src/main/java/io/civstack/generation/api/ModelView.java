package io.civstack.generation.api;

import io.civstack.events.ModelFamily;
import io.civstack.events.ModelKind;
import io.civstack.events.Rating;
import io.civstack.generation.model.Model;
import io.civstack.generation.recipe.Settings;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A model as the API shows it.
 *
 * @param preferred taken when a request names no model
 * @param rating the lowest rating that pictures made with it can have
 * @param card what its maker says about it, as Markdown; only with a single model
 */
public record ModelView(
        UUID id,
        String name,
        ModelKind kind,
        @Nullable ModelFamily family,
        Rating rating,
        Model.State state,
        boolean preferred,
        @Nullable String sha256,
        long bytes,
        @Nullable String precision,
        @Nullable Long parameters,
        Settings defaults,
        String publisher,
        @Nullable String card,
        Instant createdAt) {

    static ModelView of(Model model) {
        return view(model, null);
    }

    static ModelView withCard(Model model) {
        return view(model, model.card());
    }

    private static ModelView view(Model model, @Nullable String card) {
        return new ModelView(
                model.id().value(),
                model.name(),
                model.kind(),
                model.family(),
                model.rating(),
                model.state(),
                model.preferred(),
                model.sha256(),
                model.bytes(),
                model.precision(),
                model.parameters(),
                model.defaults(),
                model.publisher(),
                card,
                model.createdAt());
    }
}
