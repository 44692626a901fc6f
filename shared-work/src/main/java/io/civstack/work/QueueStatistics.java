package io.civstack.work;

import io.civstack.database.Columns;
import io.civstack.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** Positions in the queues, and numbers about them for operators. */
@ApplicationScoped
class QueueStatistics {

    private static final String PLACE = """
            select (select count(*) from work w
                    where w.queue = me.queue and w.pool = me.pool and w.lease_until is null
                        and (w.rank, w.id) < (me.rank, me.id)) + 1
            from work me where me.id = ? and me.lease_until is null
            """;

    /** Rings make sense where a slot is idle; a worker that is busy, or starts, reads the queue by itself. */
    private static final String WAITING_POOLS = """
            with waiting as (
                select pool, count(*) as pieces from work
                where queue = ? and lease_until is null and ready_at <= now() - make_interval(secs => ?)
                    and (expires_at is null or expires_at > now())
                group by pool
            ), idle as (
                select waiting.pool, (
                        select coalesce(sum(c.slots), 0) from work_crew c
                        where c.queue = ? and waiting.pool = any (c.pools)
                            and c.seen_at > now() - make_interval(secs => ?))
                    - (select count(*) from work w
                        where w.queue = ? and w.pool = waiting.pool and w.lease_until is not null) as slots
                from waiting
            )
            select pool, least(waiting.pieces, idle.slots) as rings
            from waiting join idle using (pool) where idle.slots > 0
            """;

    private static final String SNAPSHOT = """
            select count(*) filter (where lease_until is null) as waiting,
                count(lease_until) as leased,
                coalesce(extract(epoch from now() - min(queued_at) filter (where lease_until is null)), 0)
                    as oldest_seconds
            from work where queue = ?
            """;

    private final Database database;

    QueueStatistics(Database database) {
        this.database = database;
    }

    /** The state of a queue, for operators. */
    record Snapshot(long waiting, long leased, double oldestSeconds) {}

    /** How many rings a pool needs, because pieces wait although slots are idle. */
    record WaitingPool(String pool, long rings) {}

    OptionalLong place(UUID id) {
        Optional<Long> place = database.first(PLACE, row -> row.getLong(1), id);
        return place.map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }

    List<WaitingPool> waitingPools(String queue, Duration after, Duration lease) {
        return database.list(
                WAITING_POOLS,
                row -> new WaitingPool(Columns.text(row, "pool"), row.getLong("rings")),
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
