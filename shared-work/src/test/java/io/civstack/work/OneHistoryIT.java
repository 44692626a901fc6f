package io.civstack.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.civstack.testing.ScratchSchema;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tables of shared modules and those of a service have one history, also in schemas that are older than that. */
class OneHistoryIT {

    private ScratchSchema schema;

    @BeforeEach
    void createSchema() throws SQLException {
        schema = ScratchSchema.create("one_history", "classpath:db/platform");
    }

    @AfterEach
    void dropSchema() throws SQLException {
        schema.close();
    }

    @Test
    void makesTheTablesOfEverySharedModule() throws SQLException {
        // When
        schema.migrate();

        // Then
        assertThat(schema.tables()).contains("outbox", "inbox", "work", "work_turn", "work_crew", "service_history");
    }

    @Test
    void changesNothingTheSecondTime() {
        // Given
        schema.migrate();

        // When
        int migrations = schema.migrate();

        // Then
        assertThat(migrations).isZero();
    }

    @Test
    void keepsWhatWaitsInASchemaWithTwoHistories() throws SQLException {
        // Given
        schema.run("""
                create table outbox (id bigint generated always as identity primary key, shard smallint not null,
                    ce_id uuid not null, type text not null, topic text not null, key text not null, body text not null,
                    traceparent text, created timestamptz not null default clock_timestamp())
                """);
        schema.run("""
                create table inbox (consumer text not null, ce_id uuid not null,
                    received timestamptz not null default clock_timestamp(), primary key (consumer, ce_id))
                """);
        schema.run("""
                insert into outbox (shard, ce_id, type, topic, key, body)
                values (0, gen_random_uuid(), 't', 't', 'waits', '{}')
                """);
        schema.run("create table messaging_history (version text)");
        schema.baseline("0");

        // When
        schema.migrate();

        // Then
        assertThat(schema.read("select key from outbox")).containsExactly("waits");
        assertThat(schema.tables()).contains("work").doesNotContain("messaging_history");
    }
}
