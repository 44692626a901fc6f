package io.civstack.generation.store;

import io.civstack.database.Database;
import io.civstack.events.Family;
import io.civstack.events.GenerationEvent.GenerationStarted;
import io.civstack.events.JobId;
import io.civstack.events.ModelId;
import io.civstack.events.UserId;
import io.civstack.generation.GenerationConfig;
import io.civstack.generation.job.Picture;
import io.civstack.messaging.Outbox;
import io.opentelemetry.context.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How a worker takes a job: one conditional update picks the best one for what the worker holds warm. Every advantage (priority, the turn
 * of a user who had none lately, a warm model) is a stretch of time by which a job counts as older, so waiting overtakes them all.
 */
@ApplicationScoped
public class Claims {

    /** The update does what {@code Job.Queued.start} does, and a test holds the two against each other. */
    private static final String CLAIM = """
            with recent as (
                select user_id, count(*) as jobs from job
                where family = any (string_to_array(?, ',')) and started_at > now() - make_interval(secs => ?)
                group by user_id
            ), best as (
                select j.id from job j left join recent r on r.user_id = j.user_id
                where j.family = any (string_to_array(?, ',')) and j.state = 'QUEUED' and j.ready_at <= now() and j.due > now()
                order by j.queued_at
                    - make_interval(secs => j.priority * ?)
                    + make_interval(secs => coalesce(r.jobs, 0) * ?)
                    - make_interval(secs => case when j.model_id = any (string_to_array(?, ',')::uuid[]) then ? else 0 end),
                    j.id
                limit 1
                for update of j skip locked
            )
            update job set
                state = 'RUNNING',
                state_since = now(),
                attempt = attempt + 1,
                worker = ?,
                lease_until = now() + make_interval(secs => ?),
                started_at = now(),
                picture = null,
                step = null
            from best where job.id = best.id
            returning job.*
            """;

    private final Database database;
    private final PictureTable pictures;
    private final Outbox outbox;
    private final GenerationConfig.Dispatch config;

    Claims(Database database, PictureTable pictures, Outbox outbox, GenerationConfig config) {
        this.database = database;
        this.pictures = pictures;
        this.outbox = outbox;
        this.config = config.dispatch();
    }

    /** The best job for this worker, now its own; empty when none waits. */
    @Transactional
    public Optional<Assignment> claim(String worker, Collection<Family> families, Collection<ModelId> warm) {
        String warmIds = warm.stream().map(ModelId::toString).collect(Collectors.joining(","));
        return database.first(
                        CLAIM,
                        this::read,
                        names(families),
                        seconds(config.fairWindow()),
                        names(families),
                        seconds(config.priorityHeadStart()),
                        seconds(config.fairStep()),
                        warmIds,
                        seconds(config.affinityMax()),
                        worker,
                        seconds(config.lease()))
                .map(this::started);
    }

    private Assignment started(Assignment assignment) {
        try (Scope _ = JobTrace.resumed(assignment.traceparent()).makeCurrent()) {
            outbox.append(new GenerationStarted(assignment.job(), assignment.user(), assignment.attempt()));
        }
        return assignment;
    }

    private Assignment read(ResultSet row) throws SQLException {
        JobId job = new JobId(Columns.uuid(row, "id"));
        int count = row.getInt("count");
        List<Integer> drawn = pictures.ofJob(job).stream().map(Picture::index).toList();
        return new Assignment(
                job,
                new UserId(Columns.text(row, "user_id")),
                RecipeRow.read(row),
                count,
                IntStream.range(0, count)
                        .boxed()
                        .filter(index -> !drawn.contains(index))
                        .toList(),
                row.getInt("attempt"),
                Columns.instant(row, "due"),
                row.getString("traceparent"));
    }

    /** As one text, which the query takes apart again. */
    static String names(Collection<Family> families) {
        return families.stream().map(Family::name).sorted().collect(Collectors.joining(","));
    }

    static double seconds(Duration duration) {
        return duration.toMillis() / 1_000.0;
    }
}
