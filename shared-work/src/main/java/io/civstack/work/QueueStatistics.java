package io.civstack.work;

import io.civstack.database.Columns;
import io.civstack.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** The queues as those who wait in them and those who watch them see them. */
@ApplicationScoped
class QueueStatistics {

    private static final String PLACE = """
            select (select count(*) from work w
                    where w.queue = me.queue and w.pool = me.pool and w.lease_until is null and (w.rank, w.id) < (me.rank, me.id)) + 1
            from work me where me.id = ? and me.lease_until is null
            """;

    /** Rings are worth their while where a slot is idle; a worker that is busy, or starts, looks for itself. */
    private static final String UNHEARD = """
            with waiting as (
                select pool, count(*) as pieces from work
                where queue = ? and lease_until is null and ready_at <= now() - make_interval(secs => ?)
                    and (expires_at is null or expires_at > now())
                group by pool
            ), idle as (
                select waiting.pool, (
                        select coalesce(sum(c.slots), 0) from work_crew c
                        where c.queue = ? and waiting.pool = any (c.pools) and c.seen_at > now() - make_interval(secs => ?))
                    - (select count(*) from work w where w.queue = ? and w.pool = waiting.pool and w.lease_until is not null) as slots
                from waiting
            )
            select pool, least(waiting.pieces, idle.slots) as rings from waiting join idle using (pool) where idle.slots > 0
            """;

    private static final String SNAPSHOT = """
            select count(*) filter (where lease_until is null) as waiting,
                count(lease_until) as leased,
                coalesce(extract(epoch from now() - min(queued_at) filter (where lease_until is null)), 0) as oldest_seconds
            from work where queue = ?
            """;

    private final Database database;

    QueueStatistics(Database database) {
        this.database = database;
    }

    /** What operators watch. */
    record Snapshot(long waiting, long leased, double oldestSeconds) {}

    /** Pieces of a pool that wait although somebody idle could take them. */
    record Unheard(String pool, long rings) {}

    OptionalLong place(UUID id) {
        Optional<Long> place = database.first(PLACE, row -> row.getLong(1), id);
        return place.map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }

    List<Unheard> unheard(String queue, Duration after, Duration lease) {
        return database.list(
                UNHEARD,
                row -> new Unheard(Columns.text(row, "pool"), row.getLong("rings")),
                queue,
                after,
                queue,
                lease,
                queue);
    }

    Snapshot of(String queue) {
        return database.first(
                        SNAPSHOT,
                        row -> new Snapshot(
                                row.getLong("waiting"), row.getLong("leased"), row.getDouble("oldest_seconds")),
                        queue)
                .orElseThrow();
    }
}
