package io.civstack.generation.store;

import io.civstack.database.Database;
import io.civstack.events.Family;
import io.civstack.events.JobId;
import io.civstack.events.Reason;
import io.civstack.generation.job.Job;
import io.civstack.generation.job.Order;
import io.civstack.generation.job.Recipe;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table of image jobs. A job is locked before it changes, so that its facts leave in the order of its states. */
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

    private static final String LEASE_LOST = """
            select id, attempt from job where state = 'RUNNING' and lease_until < now()
            order by lease_until limit ?
            """;

    private static final String LEASE_IS_LOST = """
            select 1 from job where id = ? and state = 'RUNNING' and lease_until < now() for update
            """;

    /** A strike holds the job back a little: what failed a moment ago should not fail again at once. */
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
                ended_at = ?,
                queued_at = case when ? then coalesce(queued_at, now()) else queued_at end,
                ready_at = case when ? then now() + make_interval(secs => coalesce(?, 0) * ?) else ready_at end,
                lease_until = case when ? then lease_until end
            where id = ?
            """;

    private final Database database;

    JobTable(Database database) {
        this.database = database;
    }

    /** A job under lock, with what its row knows besides the life cycle. */
    record Locked(
            JobRow row,
            Family family,
            Instant since,
            @Nullable String traceparent) {}

    /** An attempt whose worker has not been heard of. */
    record LostLease(JobId job, int attempt) {}

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
        return database.first(
                LOCK,
                row -> new Locked(
                        JobRow.read(row),
                        Columns.constant(row, "family", Family.class),
                        Columns.instant(row, "state_since"),
                        row.getString("traceparent")),
                id.value());
    }

    void save(Job job, Instant now, Duration strikePause) {
        JobColumns columns = JobColumns.of(job);
        boolean queued = columns.state() == StateName.QUEUED;
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
                queued,
                queued,
                columns.strikes(),
                strikePause.toMillis() / 1_000.0,
                columns.state() == StateName.RUNNING,
                job.order().id().value());
    }

    /** Under lock, so that a heartbeat either comes before and counts, or after and finds the job gone. */
    boolean isLeaseLost(JobId id) {
        return database.first(LEASE_IS_LOST, row -> true, id.value()).isPresent();
    }

    List<JobId> due(Instant now, int limit) {
        return database.list(DUE, row -> new JobId(Columns.uuid(row, "id")), now, limit);
    }

    List<LostLease> lostLeases(int limit) {
        return database.list(
                LEASE_LOST, row -> new LostLease(new JobId(Columns.uuid(row, "id")), row.getInt("attempt")), limit);
    }
}
