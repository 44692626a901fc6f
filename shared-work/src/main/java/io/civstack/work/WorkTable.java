package io.civstack.work;

import io.civstack.database.Columns;
import io.civstack.database.Database;
import io.civstack.work.RunningWork.Progress;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The rows of all queues. Times are the database's, which all workers share. */
@ApplicationScoped
class WorkTable {

    /** How many pieces other workers may have locked at the same moment without this one finding none. */
    static final int CANDIDATES_MAX = 32;

    /**
     * An owner's pieces keep their order, and each ranks one step behind the one before it. The pieces that the owner
     * had lately count too, less the longer ago they were, and by one window at most. The exponent is bounded, because
     * PostgreSQL refuses a result that underflows.
     */
    private static final String ENTER = """
            with turn as (
                insert into work_turn as t (queue, owner, seconds, as_of) values (?, ?, ?, now())
                on conflict (queue, owner) do update set
                    seconds = least(?, t.seconds
                        * exp(-least(greatest(extract(epoch from now() - t.as_of)::float8, 0) / ?, 100)))
                        + excluded.seconds,
                    as_of = now()
                returning seconds
            ), earlier as (
                select max(rank) as rank from work where queue = ? and owner = ? and lease_until is null
            )
            insert into work (id, queue, pool, owner, affinity, rank, queued_at, ready_at, expires_at, traceparent)
            select ?, ?, ?, ?, ?,
                greatest(now() + make_interval(secs => turn.seconds - ?), earlier.rank + make_interval(secs => ?))
                    - make_interval(secs => ?),
                now(), now(), ?, ?
            from turn, earlier
            on conflict (id) do nothing
            """;

    /** For queues in which turns do not count. */
    private static final String ENTER_IN_ORDER = """
            insert into work (id, queue, pool, owner, affinity, rank, queued_at, ready_at, expires_at, traceparent)
            values (?, ?, ?, ?, ?, now() - make_interval(secs => ?), now(), now(), ?, ?)
            on conflict (id) do nothing
            """;

    /**
     * Candidates are found by index, for each pool and each loaded affinity, and tried in their order: the first one
     * that nobody has locked is taken. They are tried by a lateral join, because a plain one would lock them all.
     */
    private static final String CLAIM = """
            with pool as (select unnest(string_to_array(?, ',')) as name), candidate as (
                select c.id, c.rank from pool cross join lateral (
                    select id, rank from work
                    where queue = ? and pool = pool.name and lease_until is null and ready_at <= now()
                        and (expires_at is null or expires_at > now())
                    order by rank, id limit %1$d) c
                union all
                select c.id, c.rank - make_interval(secs => ?)
                from pool cross join unnest(string_to_array(?, ',')) as warm(affinity)
                cross join lateral (
                    select id, rank from work
                    where queue = ? and pool = pool.name and affinity = warm.affinity
                        and lease_until is null and ready_at <= now() and (expires_at is null or expires_at > now())
                    order by rank, id limit %1$d) c
            ), best as (
                select free.id
                from (select id, min(rank) as rank from candidate group by id order by rank, id) c
                cross join lateral (
                    select w.id from work w where w.id = c.id and w.lease_until is null for update skip locked) free
                limit 1
            )
            update work set attempt = attempt + 1, worker = ?, started_at = now(),
                lease_until = now() + make_interval(secs => ?), part = null, step = null
            from best where work.id = best.id
            returning work.id, work.pool, work.attempt, work.worker, work.traceparent
            """.formatted(CANDIDATES_MAX);

    private static final String BEAT = """
            update work set lease_until = now() + make_interval(secs => ?), part = ?, step = ?
            where id = ? and attempt = ? and worker = ? and lease_until is not null
            """;

    private static final String AGAIN = """
            update work set worker = null, lease_until = null, ready_at = now() + make_interval(secs => ?)
            where id = ? returning pool
            """;

    private static final String GIVE_BACK = """
            update work set worker = null, lease_until = null, ready_at = now() + make_interval(secs => ?)
            where id = ? and attempt = ? and worker = ? and lease_until is not null returning pool
            """;

    private static final String REST = """
            update work set ready_at = now() + make_interval(secs => ?) where id = ? and lease_until is null
            """;

    private static final String LEAVE = """
            with gone as (delete from work where id = ? returning worker)
            select worker is not null as claimed from gone
            """;

    private static final String LOST = """
            select id, pool, attempt, worker, traceparent from work where queue = ? and lease_until < now()
            order by lease_until limit ?
            """;

    private static final String IS_LOST = """
            select 1 from work where id = ? and attempt = ? and worker = ? and lease_until < now() for update
            """;

    /** After 100 windows an owner's earlier pieces count for nothing. */
    private static final String FORGET_TURNS =
            "delete from work_turn where queue = ? and as_of < now() - make_interval(secs => 100 * ?)";

    private final Database database;

    WorkTable(Database database) {
        this.database = database;
    }

    void enter(String queue, Ranking ranking, WorkItem item) {
        Duration headStart = ranking.headStart().multipliedBy(item.priority());
        if (ranking.fairStep().isZero()) {
            database.update(
                    ENTER_IN_ORDER,
                    item.id(),
                    queue,
                    item.pool(),
                    item.owner(),
                    item.affinity(),
                    headStart,
                    item.expiresAt(),
                    item.traceparent());
            return;
        }
        Duration step = ranking.fairStep();
        Duration window = ranking.fairWindow();
        database.update(
                ENTER,
                queue,
                item.owner(),
                step,
                window,
                window,
                queue,
                item.owner(),
                item.id(),
                queue,
                item.pool(),
                item.owner(),
                item.affinity(),
                step,
                step,
                headStart,
                item.expiresAt(),
                item.traceparent());
    }

    Optional<Claim> claim(
            String queue,
            Ranking ranking,
            Duration lease,
            String worker,
            Collection<String> pools,
            Collection<String> warm) {
        return database.first(
                CLAIM,
                WorkTable::claim,
                String.join(",", pools),
                queue,
                ranking.affinityMax(),
                String.join(",", warm),
                queue,
                worker,
                lease);
    }

    boolean beat(Claim claim, Progress progress, Duration lease) {
        return database.update(
                        BEAT, lease, progress.part(), progress.step(), claim.id(), claim.attempt(), claim.worker())
                == 1;
    }

    /** The pool of the piece that waits again; empty when there is none. */
    Optional<String> again(UUID id, Duration rest) {
        return database.first(AGAIN, row -> Columns.text(row, "pool"), rest, id);
    }

    /** The same by the worker of this claim; empty when it is not its own any more. */
    Optional<String> giveBack(Claim claim, Duration rest) {
        return database.first(
                GIVE_BACK, row -> Columns.text(row, "pool"), rest, claim.id(), claim.attempt(), claim.worker());
    }

    /** Puts a piece that waits off for a while. */
    void rest(UUID id, Duration rest) {
        database.update(REST, rest, id);
    }

    /** Whether a worker had it; empty when there was none. */
    Optional<Boolean> leave(UUID id) {
        return database.first(LEAVE, row -> row.getBoolean("claimed"), id);
    }

    List<Claim> lost(String queue, int rowsMax) {
        return database.list(LOST, WorkTable::claim, queue, rowsMax);
    }

    /** Forgets owners who have had nothing for long; answers how many. */
    int forgetTurns(String queue, Ranking ranking) {
        return database.update(FORGET_TURNS, queue, ranking.fairWindow());
    }

    boolean isLost(Claim claim) {
        return database.first(IS_LOST, row -> true, claim.id(), claim.attempt(), claim.worker())
                .isPresent();
    }

    private static Claim claim(ResultSet row) throws SQLException {
        return new Claim(
                Columns.uuid(row, "id"),
                Columns.text(row, "pool"),
                row.getInt("attempt"),
                Columns.text(row, "worker"),
                row.getString("traceparent"));
    }
}
