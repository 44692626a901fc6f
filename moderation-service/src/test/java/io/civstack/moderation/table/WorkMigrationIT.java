package io.civstack.moderation.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.civstack.testing.ScratchSchema;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pictures that wait for their scan when the queue moves out of their rows go on from the table of work. */
class WorkMigrationIT {

    private static final String WAITING = "00000000-0000-7000-8000-000000000001";
    private static final String SCANNED = "00000000-0000-7000-8000-000000000002";
    private static final String SCAN = """
            insert into scan (image, fact, state, attempts, received, due, sha256, traceparent)
            values ('%s', '{"owner": "ada", "prompt": {"positive": "a boat"}}', '%s', %d,
                '2026-11-22 09:00:00+00', '2026-11-22 09:05:00+00', 's', '00-trace-span-01')
            """;

    private ScratchSchema schema;

    @BeforeEach
    void createSchemaOfVersion1() throws SQLException {
        schema = ScratchSchema.create("scan_migration", "classpath:db/platform", "classpath:db/migration");
        schema.migrateTo("1");
        schema.run("set time zone 'UTC'");
    }

    @AfterEach
    void dropSchema() throws SQLException {
        schema.close();
    }

    @Test
    void movesPicturesThatWaitIntoTheTableOfWork() throws SQLException {
        // Given
        schema.run(SCAN.formatted(WAITING, "WAITING", 3));
        schema.run(SCAN.formatted(SCANNED, "DONE", 1));

        // When
        schema.migrate();

        // Then
        assertThat(schema.read("select concat_ws(' ', id, queue, pool, owner, attempt, traceparent) from work"))
                .containsExactly(WAITING + " scans pictures ada 3 00-trace-span-01");
        assertThat(schema.read("select concat_ws(', ', rank, queued_at, ready_at) from work"))
                .containsExactly("2026-11-22 09:00:00+00, 2026-11-22 09:00:00+00, 2026-11-22 09:05:00+00");
        assertThat(schema.read("select 'waits' from work where lease_until is null and worker is null"))
                .hasSize(1);
    }

    @Test
    void keepsWhatIsKnownOfEveryPicture() throws SQLException {
        // Given
        schema.run(SCAN.formatted(WAITING, "WAITING", 0));
        schema.run(SCAN.formatted(SCANNED, "DONE", 1));

        // When
        schema.migrate();

        // Then
        assertThat(schema.read("select image || ' ' || (fact ->> 'owner') || ' ' || sha256 from scan order by image"))
                .containsExactly(WAITING + " ada s", SCANNED + " ada s");
        assertThat(schema.read("""
                        select column_name from information_schema.columns
                        where table_schema = 'scan_migration' and table_name = 'scan'
                        """))
                .containsExactlyInAnyOrder("image", "fact", "received", "sha256", "hash", "quality");
    }
}
