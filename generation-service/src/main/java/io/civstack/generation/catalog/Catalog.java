package io.civstack.generation.catalog;

import io.civstack.events.ModelEvent.ModelRetired;
import io.civstack.events.Reason;
import io.civstack.events.UserId;
import io.civstack.messaging.Outbox;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The models that are there. One of them is preferred: it is taken when a request names none. */
@ApplicationScoped
public class Catalog {

    private static final Reason RETIRED =
            new Reason("generation/model-retired", "The model is not offered any more.", "Choose another model.");

    private final Outbox outbox;
    private final InstantSource clock;

    Catalog(Outbox outbox, InstantSource clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    /** A published or retired model. */
    @Transactional
    public Optional<Model> find(UUID id) {
        return Model.<Model>findByIdOptional(id).filter(model -> model.state != Model.State.UPLOADING);
    }

    @Transactional
    public Optional<Model> preferred() {
        return Model.<Model>find("preferred", true).firstResultOptional();
    }

    /** Published models, newest first, those after {@code afterId} in that order. */
    @Transactional
    List<Model> published(@Nullable UUID afterId, int rows) {
        Sort newestFirst = Sort.descending("id");
        return (afterId == null
                        ? Model.<Model>find("state = ?1", newestFirst, Model.State.PUBLISHED)
                        : Model.<Model>find("state = ?1 and id < ?2", newestFirst, Model.State.PUBLISHED, afterId))
                .page(0, rows)
                .list();
    }

    /** Takes a model out of use. Jobs that were accepted with it are still drawn; the oldest other model becomes the preferred one. */
    @Transactional
    Model retire(UUID id, UserId by, boolean moderator) {
        Model model = Model.<Model>findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .filter(it -> it.state != Model.State.UPLOADING)
                .orElseThrow(ModelProblems.UNKNOWN::exception);
        if (!moderator && !model.publisher.equals(by.value())) {
            throw ModelProblems.RETIRING_FORBIDDEN.exception();
        }
        if (model.state == Model.State.RETIRED) {
            return model;
        }
        model.state = Model.State.RETIRED;
        model.retiredAt = clock.instant();
        if (model.preferred) {
            model.preferred = false;
            Model.flush();
            Model.<Model>find("state = ?1", Sort.ascending("publishedAt"), Model.State.PUBLISHED)
                    .firstResultOptional()
                    .ifPresent(next -> next.preferred = true);
        }
        outbox.append(new ModelRetired(model.modelId(), RETIRED));
        return model;
    }

    /** Makes a published model the one that is taken when a request names none. */
    @Transactional
    Model prefer(UUID id) {
        Model model = Model.<Model>findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .filter(Model::usable)
                .orElseThrow(ModelProblems.UNKNOWN::exception);
        if (model.preferred) {
            return model;
        }
        Model.update("preferred = false where preferred = true");
        model.preferred = true;
        return model;
    }
}
