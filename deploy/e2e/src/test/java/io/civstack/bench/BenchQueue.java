package io.civstack.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.flywaydb.core.Flyway;

/** The queue that is measured: a constant number of jobs waits at any time, of many users and a few models. */
final class BenchQueue {

    static final int WAITING = 10_000;
    static final int USERS = 50;
    static final int MODELS = 10;

    /**
     * Ranked as the queue ranks: each job a step behind the job that its user has waiting.
     */
    private static final String ADD = """
            with fresh as (
                select gen_random_uuid() as id, 'user-' || (n % ?) as owner, n / ? as turn,
                    ('00000000-0000-7000-8000-00000000000' || (n % ?))::uuid as model
                from generate_series(0, ? - 1) n
            ), last as (
                select owner, max(rank) as rank from work where lease_until is null group by owner
            ), jobs as (
                insert into job (id, user_id, created_at, deadline, hold_until, count, unit_price, price_version,
                    recipe, state, state_since, due, held, cleared)
                select id, owner, now(), now() + interval '1 day', now() + interval '2 days', 1, 4, 'bench',
                    jsonb_build_object('model', model, 'family', 'SD1',
                        'prompt', jsonb_build_object('positive', 'a boat', 'negative', ''),
                        'settings', jsonb_build_object('width', 128, 'height', 128, 'steps', 20), 'seed', 1),
                    'QUEUED', now(), now() + interval '1 day', true, true
                from fresh
            )
            insert into work (id, queue, pool, owner, affinity, rank, queued_at, ready_at, expires_at)
            select f.id, 'images', 'sd1', f.owner, f.model::text,
                greatest(now(), l.rank) + (f.turn + 1) * interval '20 seconds', now(), now(), now() + interval '1 day'
            from fresh f left join last l using (owner)
            """;

    /** Deletes work that was claimed two seconds ago, as if it were done. */
    private static final String FINISH = "delete from work where started_at < now() - interval '2 seconds'";

    private final Connection connection;

    BenchQueue(Connection connection) {
        this.connection = connection;
    }

    static void migrate(String url, String user, String password) {
        Flyway.configure()
                .dataSource(url, user, password)
                .locations("classpath:db/platform", "classpath:db/migration")
                .defaultSchema("generation")
                .outOfOrder(true)
                .table("service_history")
                .load()
                .migrate();
    }

    void models() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (int model = 0; model < MODELS; model++) {
                statement.execute("""
                        insert into model (id, publisher, name, kind, state, family, rating, sha256, bytes, defaults,
                            created_at)
                        values ('%s', 'bench', 'bench', 'CHECKPOINT', 'PUBLISHED', 'SD1', 'PG', '%s', 1, '{}', now())
                        """.formatted(model(model), "0".repeat(64)));
            }
        }
        connection.commit();
    }

    static String model(int number) {
        return "00000000-0000-7000-8000-00000000000" + number;
    }

    void add(int jobs) throws SQLException {
        try (PreparedStatement add = connection.prepareStatement(ADD)) {
            add.setInt(1, USERS);
            add.setInt(2, USERS);
            add.setInt(3, MODELS);
            add.setInt(4, jobs);
            add.executeUpdate();
        }
        connection.commit();
    }

    /** How many of these jobs each user had. */
    Map<String, Integer> served(List<UUID> jobs) throws SQLException {
        Map<String, Integer> served = new TreeMap<>();
        try (PreparedStatement read =
                connection.prepareStatement("select user_id, count(*) from job where id = any (?) group by user_id")) {
            read.setArray(1, connection.createArrayOf("uuid", jobs.toArray()));
            try (ResultSet rows = read.executeQuery()) {
                while (rows.next()) {
                    served.put(rows.getString(1), rows.getInt(2));
                }
            }
        }
        connection.commit();
        return served;
    }

    /** Ends claimed jobs and fills the queue up again; the number of jobs that were added. */
    int refill() throws SQLException {
        int missing;
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(FINISH);
            try (var rows = statement.executeQuery("select count(*) from work where lease_until is null")) {
                rows.next();
                missing = WAITING - rows.getInt(1);
            }
        }
        connection.commit();
        if (missing >= USERS) {
            add(missing / USERS * USERS);
        }
        return missing;
    }
}
