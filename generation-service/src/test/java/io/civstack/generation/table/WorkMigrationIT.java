package io.civstack.generation.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.civstack.testing.Endpoints;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The migration that moves the queue from table {@code job} to table {@code work} keeps queued and running jobs. */
class WorkMigrationIT {

    private static final String SCHEMA = "work_migration";
    private static final String MODEL = "00000000-0000-7000-8000-000000000001";
    private static final String JOB = """
            insert into job (id, user_id, created_at, deadline, hold_until, count, unit_price, price_version,
                model_id, family, prompt, negative_prompt, width, height, steps, cfg, sampler, schedule, seed,
                clip_skip, state, state_since, due, attempt, queued_at, ready_at, worker, lease_until, picture, step)
            values (gen_random_uuid(), '%s', now(), now(), now(), 2, 4, 'p', '%s', 'SD1', 'a boat', '', 128, 128,
                20, 5, 'Euler', 'normal', 1, 1, '%s', now(), now(), %s)
            """;

    private final Endpoints endpoints = Endpoints.current();
    private Connection admin;

    @BeforeEach
    void schemaOfBefore() throws SQLException {
        admin = DriverManager.getConnection(
                endpoints.postgresUrl(), endpoints.postgresAdmin(), endpoints.postgresAdminPassword());
        run("create schema " + SCHEMA);
        run("set search_path = " + SCHEMA);
        flyway().target("1").load().migrate();
        run("insert into model (id, publisher, name, kind, state, family, rating, sha256, bytes, width, height,"
                + " steps, cfg, sampler, schedule, clip_skip, created_at) values ('" + MODEL
                + "', 'p', 'n', 'CHECKPOINT', 'PUBLISHED', 'SD1', 'PG', 's', 1, 128, 128, 20, 5,"
                + " 'Euler', 'normal', 1, now())");
    }

    @AfterEach
    void dropSchema() throws SQLException {
        run("drop schema " + SCHEMA + " cascade");
        admin.close();
    }

    @Test
    void movesQueuedAndRunningJobs() throws SQLException {
        // Given
        run(JOB.formatted("waits", MODEL, "QUEUED", "1, now(), now(), 'worker-of-before', null, null, null"));
        run(JOB.formatted("runs", MODEL, "RUNNING", "2, now(), now(), 'worker-now', now() + interval '9 s', 1, 7"));
        run(JOB.formatted("scans", MODEL, "SCANNING", "1, now(), now(), 'worker-now', null, null, null"));

        // When
        flyway().load().migrate();

        // Then
        assertThat(one("select count(*) from work")).isEqualTo("2");
        assertThat(one("select pool || ' ' || attempt || ' ' || coalesce(worker, '-') from work where owner = 'waits'"))
                .isEqualTo("sd1 1 -");
        assertThat(one("select worker || ' ' || part || ' ' || step from work"
                        + " where owner = 'runs' and lease_until > now()"))
                .isEqualTo("worker-now 1 7");
    }

    private FluentConfiguration flyway() {
        return Flyway.configure()
                .dataSource(endpoints.postgresUrl(), endpoints.postgresAdmin(), endpoints.postgresAdminPassword())
                .locations("classpath:db/platform", "classpath:db/migration")
                .defaultSchema(SCHEMA)
                .outOfOrder(true)
                .table("service_history");
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = admin.createStatement()) {
            statement.execute(sql);
        }
    }

    private String one(String sql) throws SQLException {
        try (Statement statement = admin.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? String.valueOf(rows.getString(1)) : "nothing";
        }
    }
}
