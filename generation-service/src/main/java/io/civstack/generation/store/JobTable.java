package io.civstack.generation.store;

import io.civstack.database.Columns;
import io.civstack.database.Database;
import io.civstack.events.JobId;
import io.civstack.events.Reason;
import io.civstack.generation.job.Job;
import io.civstack.generation.job.Order;
import io.civstack.generation.job.Recipe;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table of image jobs. A job is locked before it changes, so that its events leave in the order of its states. */
@ApplicationScoped
class JobTable {

    private static final String INSERT = """
            insert into job (id, user_id, created_at, deadline, hold_until, count, unit_price, price_version, model_id, family,
                prompt, negative_prompt, width, height, steps, cfg, sampler, schedule, seed, clip_skip, priority, traceparent,
                state, state_since, due)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'REQUESTED', ?, ?)
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

    private final Database database;

    JobTable(Database database) {
        this.database = database;
    }

    /** A job under lock, with what its row knows besides the life cycle. */
    record Locked(
            JobRow row,
            Recipe recipe,
            int priority,
            Instant since,
            @Nullable String traceparent) {}

    void insert(Job.Requested job, Recipe recipe, String priceVersion, int priority, @Nullable String traceparent) {
        Order order = job.order();
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
                recipe.model().value(),
                recipe.family(),
                recipe.prompt().positive(),
                recipe.prompt().negative(),
                recipe.width(),
                recipe.height(),
                recipe.steps(),
                recipe.cfg(),
                recipe.sampler(),
                recipe.schedule(),
                recipe.seed(),
                recipe.clipSkip(),
                priority,
                traceparent,
                order.createdAt(),
                job.by());
    }

    Optional<Locked> lock(JobId id) {
        return database.first(LOCK, JobTable::locked, id.value());
    }

    /** Empty also when somebody else holds the lock. */
    Optional<Locked> lockIfFree(JobId id) {
        return database.first(LOCK_IF_FREE, JobTable::locked, id.value());
    }

    boolean exists(JobId id) {
        return database.first("select 1 from job where id = ?", row -> true, id.value())
                .isPresent();
    }

    void save(Job job, Instant now) {
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

    List<JobId> due(Instant now, int limit) {
        return database.list(DUE, row -> new JobId(Columns.uuid(row, "id")), now, limit);
    }

    private static Locked locked(ResultSet row) throws SQLException {
        return new Locked(
                JobRow.read(row),
                RecipeRow.read(row),
                row.getInt("priority"),
                Columns.instant(row, "state_since"),
                row.getString("traceparent"));
    }
}
