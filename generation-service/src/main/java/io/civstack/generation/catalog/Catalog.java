package io.civstack.generation.catalog;

import io.civstack.events.ModelEvent.ModelRetired;
import io.civstack.events.Reason;
import io.civstack.events.UserId;
import io.civstack.generation.model.Model;
import io.civstack.generation.table.ModelRow;
import io.civstack.generation.table.ModelTable;
import io.civstack.messaging.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The models that can be used. One of them is preferred: it is taken when a request names none. */
@ApplicationScoped
public class Catalog {

    private static final Reason RETIRED =
            new Reason("generation/model-retired", "The model is not offered any more.", "Choose another model.");

    private final ModelTable models;
    private final Outbox outbox;
    private final InstantSource clock;

    Catalog(ModelTable models, Outbox outbox, InstantSource clock) {
        this.models = models;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** A published or retired model. */
    @Transactional
    public Optional<Model> find(UUID id) {
        return models.find(id).map(ModelRow::toModel).filter(model -> model.state() != Model.State.UPLOADING);
    }

    @Transactional
    public Optional<Model> preferred() {
        return models.preferred().map(ModelRow::toModel);
    }

    /** Published models, newest first; those after {@code afterId} in that order, or the first ones when it is null. */
    @Transactional
    public List<Model> published(@Nullable UUID afterId, int rows) {
        return models.published(afterId, rows).stream().map(ModelRow::toModel).toList();
    }

    /**
     * Takes a model out of use. Jobs that were accepted with it are still generated; when it was the preferred one, the
     * oldest other model takes its place.
     */
    @Transactional
    public Model retire(UUID id, UserId by, boolean moderator) {
        ModelRow model = models.lock(id)
                .filter(row -> row.state != Model.State.UPLOADING)
                .orElseThrow(ModelProblems.UNKNOWN::exception);
        if (!moderator && !model.publisher.equals(by.value())) {
            throw ModelProblems.RETIRING_FORBIDDEN.exception();
        }
        if (model.state == Model.State.RETIRED) {
            return model.toModel();
        }
        model.state = Model.State.RETIRED;
        model.retiredAt = clock.instant();
        if (model.preferred) {
            model.preferred = false;
            models.flush();
            models.oldestPublished().ifPresent(next -> next.preferred = true);
        }
        Model retired = model.toModel();
        outbox.append(new ModelRetired(retired.id(), RETIRED));
        return retired;
    }

    /** Makes a published model the preferred one. */
    @Transactional
    public Model prefer(UUID id) {
        ModelRow model = models.lock(id)
                .filter(row -> row.state == Model.State.PUBLISHED)
                .orElseThrow(ModelProblems.UNKNOWN::exception);
        if (!model.preferred) {
            models.clearPreferred();
            model.preferred = true;
        }
        return model.toModel();
    }
}
