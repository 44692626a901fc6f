package io.civstack.generation.table;

import io.civstack.generation.model.Model.State;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code model}. Changes to a row that is read in a transaction are written at its end. */
@ApplicationScoped
public class ModelTable {

    public void insert(ModelRow model) {
        model.persist();
    }

    public Optional<ModelRow> find(UUID id) {
        return ModelRow.findByIdOptional(id);
    }

    /** Locks the row; waits while somebody else holds the lock. */
    public Optional<ModelRow> lock(UUID id) {
        return ModelRow.findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    public Optional<ModelRow> preferred() {
        return ModelRow.<ModelRow>find("preferred", true).firstResultOptional();
    }

    /** After this no model is preferred. */
    public void clearPreferred() {
        ModelRow.update("preferred = false where preferred = true");
    }

    /** Newest first; those after {@code afterId} in that order, or the first ones when it is null. */
    public List<ModelRow> published(@Nullable UUID afterId, int rows) {
        Sort newestFirst = Sort.descending("id");
        return (afterId == null
                        ? ModelRow.<ModelRow>find("state = ?1", newestFirst, State.PUBLISHED)
                        : ModelRow.<ModelRow>find("state = ?1 and id < ?2", newestFirst, State.PUBLISHED, afterId))
                .page(0, rows)
                .list();
    }

    public Optional<ModelRow> oldestPublished() {
        return ModelRow.<ModelRow>find("state = ?1", Sort.ascending("publishedAt"), State.PUBLISHED)
                .firstResultOptional();
    }

    /** Uploads of a publisher that are neither completed nor expired. */
    public long countUploads(String publisher) {
        return ModelRow.count("publisher = ?1 and state = ?2", publisher, State.UPLOADING);
    }

    public List<ModelRow> uploadsBefore(Instant before, int rows) {
        return ModelRow.<ModelRow>find("state = ?1 and createdAt < ?2", State.UPLOADING, before)
                .page(0, rows)
                .list();
    }

    /** Deletes the row if it still is an upload. */
    public void deleteUpload(UUID id) {
        find(id).filter(row -> row.state == State.UPLOADING).ifPresent(ModelRow::delete);
    }

    /** Writes what has changed so far, for a unique index that must not see two preferred models. */
    public void flush() {
        ModelRow.flush();
    }
}
