package io.civstack.generation.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.civstack.testing.ScratchSchema;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The migration that moves the queue from table {@code job} to table {@code work} keeps queued and running jobs. */
class WorkMigrationIT {

    private static final String MODEL = "00000000-0000-7000-8000-000000000001";
    private static final String JOB = """
            insert into job (id, user_id, created_at, deadline, hold_until, count, unit_price, price_version,
                model_id, family, prompt, negative_prompt, width, height, steps, cfg, sampler, schedule, seed,
                clip_skip, state, state_since, due, attempt, queued_at, ready_at, worker, lease_until, picture, step)
            values (gen_random_uuid(), '%s', now(), now(), now(), 2, 4, 'p', '%s', 'SD1', 'a boat', '', 128, 128,
                20, 5, 'Euler', 'normal', 1, 1, '%s', now(), now(), %s)
            """;

    private ScratchSchema schema;

    @BeforeEach
    void schemaOfBefore() throws SQLException {
        schema = ScratchSchema.create("work_migration", "classpath:db/platform", "classpath:db/migration");
        schema.migrateTo("1");
        schema.run("""
                insert into model (id, publisher, name, kind, state, family, rating, sha256, bytes, width, height,
                    steps, cfg, sampler, schedule, clip_skip, created_at)
                values ('%s', 'p', 'n', 'CHECKPOINT', 'PUBLISHED', 'SD1', 'PG', 's', 1, 128, 128, 20,
                    5, 'Euler', 'normal', 1, now())
                """.formatted(MODEL));
    }

    @AfterEach
    void dropSchema() throws SQLException {
        schema.close();
    }

    @Test
    void movesQueuedAndRunningJobs() throws SQLException {
        // Given
        schema.run(JOB.formatted("waits", MODEL, "QUEUED", "1, now(), now(), 'worker-of-before', null, null, null"));
        schema.run(
                JOB.formatted("runs", MODEL, "RUNNING", "2, now(), now(), 'worker-now', now() + interval '9 s', 1, 7"));
        schema.run(JOB.formatted("scans", MODEL, "SCANNING", "1, now(), now(), 'worker-now', null, null, null"));

        // When
        schema.migrate();

        // Then
        assertThat(schema.read("select owner from work order by owner")).containsExactly("runs", "waits");
        assertThat(schema.read(
                        "select concat_ws(' ', pool, attempt, coalesce(worker, '-')) from work where owner = 'waits'"))
                .containsExactly("sd1 1 -");
        assertThat(schema.read("""
                        select concat_ws(' ', worker, part, step) from work
                        where owner = 'runs' and lease_until > now()
                        """)).containsExactly("worker-now 1 7");
    }
}
