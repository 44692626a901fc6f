package io.civstack.generation.table;

import io.civstack.database.Database;
import io.civstack.events.JobId;
import io.civstack.work.WorkConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** Estimates how long it takes until a queued or running job is generated. */
@ApplicationScoped
public class WaitingTimeQuery {

    /**
     * Work is counted in pixels times steps. Its speed is that of the last 50 pictures of the family. The work that is
     * ranked before the job is shared by the slots of all workers that have been seen within a lease.
     */
    private static final String ETA = """
            with me as (select * from work where id = ?),
            ranked as (
                select w.id, w.rank, w.lease_until is not null as running,
                    j.pixels::double precision * (j.steps * j.count - coalesce(w.part * j.steps + w.step, 0)) as work
                from work w join job j on j.id = w.id
                where w.queue = (select queue from me) and w.pool = (select pool from me)
            ), mine as (select * from ranked where id = ?),
            speed as (
                select sum(engine_ms) / nullif(sum(work), 0) as ms_per_work from (
                    select p.engine_ms, p.width::double precision * p.height * j.steps as work
                    from picture p join job j on j.id = p.job_id
                    where j.family = (select family from job where id = ?)
                    order by p.created_at desc limit 50) last
            ), crew as (
                select coalesce(sum(slots), 0) as slots from work_crew
                where queue = (select queue from me) and (select pool from me) = any (pools)
                    and seen_at > now() - make_interval(secs => ?)
            )
            select case when mine.running then mine.work
                    else mine.work + (
                        select coalesce(sum(work), 0) from ranked
                        where running or (rank, id) < (mine.rank, mine.id)) / nullif(crew.slots, 0)
                end * speed.ms_per_work as eta_ms
            from mine, speed, crew
            """;

    private final Database database;
    private final Duration lease;

    WaitingTimeQuery(Database database, WorkConfig config) {
        this.database = database;
        this.lease = config.lease();
    }

    /** Until the last picture is generated; empty while there is no worker or no picture to estimate the speed from. */
    public Optional<Duration> of(JobId job) {
        return database.list(ETA, WaitingTimeQuery::read, job.value(), job.value(), job.value(), lease).stream()
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Duration> read(ResultSet row) throws SQLException {
        double etaMs = row.getDouble("eta_ms");
        return row.wasNull() ? Optional.empty() : Optional.of(Duration.ofMillis((long) etaMs));
    }
}
