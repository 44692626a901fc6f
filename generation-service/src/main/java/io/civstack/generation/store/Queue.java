package io.civstack.generation.store;

import io.civstack.database.Database;
import io.civstack.events.Family;
import io.civstack.events.JobId;
import io.civstack.generation.GenerationConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The queue as those who wait in it and those who watch it see it, from the rows that workers claim. */
@ApplicationScoped
public class Queue {

    /** Work is counted in pixel steps; speed is what the last pictures of the family took. A worker not seen for a lease is gone. */
    private static final String PLACE = """
            with me as (select * from job where id = ? and state in ('QUEUED', 'RUNNING')),
            recent as (
                select user_id, count(*) as jobs from job
                where family = (select family from me) and started_at > now() - make_interval(secs => ?)
                group by user_id
            ), ranked as (
                select j.id, j.state, j.width::double precision * j.height * (j.steps * j.count
                        - coalesce(j.picture * j.steps + j.step, 0)) as work,
                    case when j.state = 'RUNNING' then '-infinity'::timestamptz else
                        j.queued_at - make_interval(secs => j.priority * ?) + make_interval(secs => coalesce(r.jobs, 0) * ?)
                    end as rank
                from job j left join recent r on r.user_id = j.user_id
                where j.family = (select family from me) and j.state in ('QUEUED', 'RUNNING')
            ), mine as (select * from ranked where id = ?),
            speed as (
                select sum(engine_ms) / nullif(sum(work), 0) as ms_per_work from (
                    select p.engine_ms, p.width::double precision * p.height * j.steps as work
                    from picture p join job j on j.id = p.job_id
                    where j.family = (select family from me)
                    order by p.created_at desc limit 50) last
            ), crew as (
                select coalesce(sum(slots), 0) as slots from worker
                where (select family from me) = any (string_to_array(families, ',')) and seen_at > now() - make_interval(secs => ?)
            )
            select mine.state,
                (select count(*) from ranked where state = 'QUEUED' and rank < mine.rank) + 1 as position,
                case when mine.state = 'RUNNING' then mine.work
                    else mine.work + (select coalesce(sum(work), 0) from ranked where rank < mine.rank) / nullif(crew.slots, 0)
                end * speed.ms_per_work as eta_ms
            from mine, speed, crew
            """;

    /** Rings are worth their while where a slot is idle; a worker that is busy, or starts, looks for itself. */
    private static final String UNANSWERED = """
            with waiting as (
                select family, count(*) as jobs from job
                where state = 'QUEUED' and ready_at <= now() - make_interval(secs => ?)
                group by family
            ), idle as (
                select waiting.family, (
                        select coalesce(sum(w.slots), 0) from worker w
                        where waiting.family = any (string_to_array(w.families, ','))
                            and w.seen_at > now() - make_interval(secs => ?))
                    - (select count(*) from job j where j.state = 'RUNNING' and j.family = waiting.family) as slots
                from waiting
            )
            select family, least(waiting.jobs, idle.slots) as jobs from waiting join idle using (family) where idle.slots > 0
            """;

    private static final String FIGURES = """
            select count(*) filter (where state = 'QUEUED') as queued,
                count(*) filter (where state = 'RUNNING') as running,
                coalesce(extract(epoch from now() - min(queued_at) filter (where state = 'QUEUED')), 0) as oldest_seconds
            from job where due is not null
            """;

    private final Database database;
    private final GenerationConfig.Dispatch config;

    Queue(Database database, GenerationConfig config) {
        this.database = database;
        this.config = config.dispatch();
    }

    /**
     * Where a job stands.
     *
     * @param position 1 is next; empty when it runs
     * @param eta until its last picture is drawn; empty while nobody knows: no worker, or nothing drawn yet
     */
    public record Place(Optional<Long> position, Optional<Duration> eta) {}

    /** Jobs of a family that wait although their doorbell has rung and somebody could take them. */
    public record Unanswered(Family family, long jobs) {}

    /** What operators watch. */
    public record Figures(long queued, long running, double oldestSeconds) {}

    /** The place of a job that waits or runs; empty for every other. */
    public Optional<Place> place(JobId job) {
        return database.first(
                PLACE,
                row -> {
                    boolean queued = Columns.constant(row, "state", StateName.class) == StateName.QUEUED;
                    double etaMs = row.getDouble("eta_ms");
                    Optional<Duration> eta =
                            row.wasNull() ? Optional.empty() : Optional.of(Duration.ofMillis((long) etaMs));
                    return new Place(queued ? Optional.of(row.getLong("position")) : Optional.empty(), eta);
                },
                job.value(),
                Claims.seconds(config.fairWindow()),
                Claims.seconds(config.priorityHeadStart()),
                Claims.seconds(config.fairStep()),
                job.value(),
                Claims.seconds(config.lease()));
    }

    public List<Unanswered> unanswered() {
        return database.list(
                UNANSWERED,
                row -> new Unanswered(Columns.constant(row, "family", Family.class), row.getLong("jobs")),
                Claims.seconds(config.ringAgainAfter()),
                Claims.seconds(config.lease()));
    }

    public Figures figures() {
        return database.first(
                        FIGURES,
                        row -> new Figures(
                                row.getLong("queued"), row.getLong("running"), row.getDouble("oldest_seconds")))
                .orElseThrow();
    }
}
