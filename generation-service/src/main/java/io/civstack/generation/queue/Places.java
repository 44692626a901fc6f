package io.civstack.generation.queue;

import io.civstack.database.Database;
import io.civstack.events.JobId;
import io.civstack.work.WorkConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** Where a job stands in the queue, and when it may be done. */
@ApplicationScoped
public class Places {

    /** Work is counted in pixel steps; speed is what the last pictures of the family took. A worker not seen for a lease is gone. */
    private static final String ETA = """
            with me as (select * from work where id = ?),
            ranked as (
                select w.id, w.rank, w.lease_until is not null as running,
                    j.width::double precision * j.height * (j.steps * j.count - coalesce(w.part * j.steps + w.step, 0)) as work
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

    private final ImageQueue queue;
    private final Database database;
    private final Duration lease;

    Places(ImageQueue queue, Database database, WorkConfig config) {
        this.queue = queue;
        this.database = database;
        this.lease = config.lease();
    }

    /**
     * Where a job stands.
     *
     * @param position 1 is next; empty when it runs
     * @param eta until its last picture is drawn; empty while nobody knows: no worker, or nothing drawn yet
     */
    public record Place(OptionalLong position, Optional<Duration> eta) {

        /** Of a job that neither waits nor runs. */
        public static final Place NONE = new Place(OptionalLong.empty(), Optional.empty());
    }

    /** The place of a job that waits or runs. */
    public Place of(JobId job) {
        Optional<Duration> eta = database
                .list(
                        ETA,
                        row -> {
                            double etaMs = row.getDouble("eta_ms");
                            return row.wasNull()
                                    ? Optional.<Duration>empty()
                                    : Optional.of(Duration.ofMillis((long) etaMs));
                        },
                        job.value(),
                        job.value(),
                        job.value(),
                        lease)
                .stream()
                .findFirst()
                .orElse(Optional.empty());
        return new Place(queue.work().place(job.value()), eta);
    }
}
