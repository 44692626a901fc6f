package io.civstack.generation.table;

import io.civstack.database.Columns;
import io.civstack.database.Database;
import io.civstack.events.JobId;
import io.civstack.events.Reason;
import io.civstack.events.UserId;
import io.civstack.generation.job.ImageOrder;
import io.civstack.generation.job.Job;
import io.civstack.generation.picture.Picture;
import io.civstack.generation.recipe.Recipe;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code job}. A job is locked before it changes, so that its events are published in the order of its
 * states.
 */
@ApplicationScoped
public class JobTable {

    private static final String INSERT = """
            insert into job (id, user_id, created_at, deadline, hold_until, count, unit_price, price_version,
                recipe, priority, traceparent, state, state_since, due)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, 'REQUESTED', ?, ?)
            """;

    private static final String LOCK = "select * from job where id = ? for update";

    private static final String DUE = """
            select id from job where due <= ? order by due limit ?
            """;

    private static final String LOCK_IF_FREE = "select * from job where id = ? for update skip locked";

    private static final String SAVE = """
            update job set
                state_since = case when state = ? then state_since else ? end,
                state = ?,
                due = ?,
                held = coalesce(?, held),
                mature = coalesce(?, mature),
                cleared = coalesce(?, cleared),
                attempt = coalesce(?, attempt),
                strikes = coalesce(?, strikes),
                delivered = ?,
                charged = ?,
                reason_code = ?,
                reason_sentence = ?,
                reason_action = ?,
                ended_at = ?
            where id = ?
            """;

    /** Serialises the requests of a user, so that two at once cannot both take the last free place. */
    private static final String LOCK_USER = "select pg_advisory_xact_lock(hashtextextended(?, 0))";

    private static final String ACTIVE = "select count(*) as jobs from job where user_id = ? and due is not null";

    private final Database database;
    private final PictureTable pictures;

    JobTable(Database database, PictureTable pictures) {
        this.database = database;
        this.pictures = pictures;
    }

    private record Locked(
            JobRow row,
            Recipe recipe,
            int priority,
            Instant since,
            @Nullable String traceparent) {}

    public void insert(
            Job.Requested job, Recipe recipe, String priceVersion, int priority, @Nullable String traceparent) {
        ImageOrder order = job.order();
        database.update(
                INSERT,
                order.id().value(),
                order.user().value(),
                order.createdAt(),
                order.deadline(),
                order.holdUntil(),
                order.count(),
                order.unitPrice().amount(),
                priceVersion,
                JsonDocument.write(recipe),
                priority,
                traceparent,
                order.createdAt(),
                job.by());
    }

    /** Locks the row; waits while somebody else holds the lock. */
    public Optional<LockedJob> lock(JobId id) {
        return database.first(LOCK, JobTable::locked, id.value()).map(this::withPictures);
    }

    /** Locks the row; empty also when somebody else holds the lock. */
    public Optional<LockedJob> lockIfFree(JobId id) {
        return database.first(LOCK_IF_FREE, JobTable::locked, id.value()).map(this::withPictures);
    }

    /** Jobs of the user that have not ended. Nobody else can count them until the end of the transaction. */
    public long lockUserAndCountActive(UserId user) {
        database.list(LOCK_USER, row -> true, "generation.order/" + user.value());
        return database.first(ACTIVE, row -> row.getLong("jobs"), user.value()).orElse(0L);
    }

    public boolean exists(JobId id) {
        return database.first("select 1 from job where id = ?", row -> true, id.value())
                .isPresent();
    }

    public void save(Job job, Instant now) {
        JobColumns columns = JobColumns.of(job);
        Reason reason = columns.reason();
        database.update(
                SAVE,
                columns.state(),
                now,
                columns.state(),
                columns.due(),
                columns.held(),
                columns.mature(),
                columns.cleared(),
                columns.attempt(),
                columns.strikes(),
                columns.delivered(),
                columns.charged().amount(),
                reason == null ? null : reason.code(),
                reason == null ? null : reason.sentence(),
                reason == null ? null : reason.action(),
                job instanceof Job.Ended ? now : null,
                job.order().id().value());
    }

    /** Jobs whose present state should have ended by {@code now}. */
    public List<JobId> due(Instant now, int limit) {
        return database.list(DUE, row -> new JobId(Columns.uuid(row, "id")), now, limit);
    }

    /** Only attempts store pictures, so a job without attempts has none. */
    private LockedJob withPictures(Locked locked) {
        JobRow row = locked.row();
        List<Picture> stored =
                row.attempt() == 0 ? List.of() : pictures.ofJob(row.order().id());
        return new LockedJob(
                row.toJob(stored), locked.recipe(), locked.priority(), locked.since(), locked.traceparent());
    }

    private static Locked locked(ResultSet row) throws SQLException {
        return new Locked(
                JobRow.read(row),
                JsonDocument.read(Columns.text(row, "recipe"), Recipe.class),
                row.getInt("priority"),
                Columns.instant(row, "state_since"),
                row.getString("traceparent"));
    }
}
