package io.civstack.work;

import io.civstack.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** The table of live workers. */
@ApplicationScoped
class WorkerTable {

    /** How long the row of a worker stays that ended without deleting it. */
    private static final Duration FORGOTTEN_AFTER = Duration.ofDays(1);

    private static final String APPEAR = """
            insert into work_crew (id, queue, pools, slots, seen_at) values (?, ?, string_to_array(?, ','), ?, now())
            on conflict (id) do update set pools = excluded.pools, slots = excluded.slots, seen_at = excluded.seen_at
            """;
    private static final String DISAPPEAR = "delete from work_crew where id = ?";
    private static final String FORGET = "delete from work_crew where seen_at < now() - make_interval(secs => ?)";

    private final Database database;

    WorkerTable(Database database) {
        this.database = database;
    }

    /** Stores that the worker is alive. */
    void appear(String worker, String queue, WorkerSettings settings) {
        database.update(APPEAR, worker, queue, String.join(",", settings.pools()), settings.slots());
    }

    /** Deletes the worker's row, because it stops. */
    void disappear(String worker) {
        database.update(DISAPPEAR, worker);
    }

    /** Deletes the rows of workers that ended without doing so. */
    void forget() {
        database.update(FORGET, FORGOTTEN_AFTER);
    }
}
