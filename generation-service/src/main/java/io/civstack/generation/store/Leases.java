package io.civstack.generation.store;

import io.civstack.database.Database;
import io.civstack.events.Family;
import io.civstack.events.JobId;
import io.civstack.generation.GenerationConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;

/** What a worker says to keep its jobs, and that it is there. Times are the database's, which all workers share. */
@ApplicationScoped
public class Leases {

    private static final String BEAT = """
            update job set lease_until = now() + make_interval(secs => ?), picture = ?, step = ?
            where id = ? and state = 'RUNNING' and attempt = ? and worker = ?
            """;

    private static final String APPEAR = """
            insert into worker (id, families, slots, seen_at) values (?, ?, ?, now())
            on conflict (id) do update set families = excluded.families, slots = excluded.slots, seen_at = excluded.seen_at
            """;

    private final Database database;
    private final GenerationConfig.Dispatch config;

    Leases(Database database, GenerationConfig config) {
        this.database = database;
        this.config = config.dispatch();
    }

    /** Keeps the job a while longer and notes how far it is; false when it is no longer this worker's. */
    public boolean beat(String worker, JobId job, int attempt, int picture, int step) {
        return database.update(BEAT, Claims.seconds(config.lease()), picture, step, job.value(), attempt, worker) == 1;
    }

    /** Says that the worker lives. */
    public void appear(String worker, Collection<Family> families, int slots) {
        database.update(APPEAR, worker, Claims.names(families), slots);
    }

    /** Says that the worker goes, and forgets those that went without a word. */
    public void disappear(String worker) {
        database.update("delete from worker where id = ? or seen_at < now() - interval '1 day'", worker);
    }
}
