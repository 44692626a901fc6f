package io.civstack.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.civstack.events.Sha256;
import io.civstack.testing.ScratchSchema;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The migration that takes requests and answers out of the table keeps which request made what. */
class IdempotencyMigrationIT {

    private static final String MADE = "00000000-0000-7000-8000-000000000001";

    private ScratchSchema schema;

    @BeforeEach
    void schemaOfBefore() throws SQLException {
        schema = ScratchSchema.create("idempotency_migration", "classpath:db/platform");
        schema.migrateTo("0.2");
    }

    @AfterEach
    void dropSchema() throws SQLException {
        schema.close();
    }

    @Test
    void keepsADigestOfTheRequestAndTheIdInItsAnswer() throws SQLException {
        // Given
        schema.run("""
                insert into idempotency (owner, operation, key, fingerprint, status, body)
                values ('anna', 'ask', 'k', 'a boat'::bytea, 202, '{"id":"%s","prompt":"a boat"}'),
                    ('anna', 'ask', 'empty', 'a boat'::bytea, 204, null)
                """.formatted(MADE));

        // When
        schema.migrate();

        // Then
        String digest = Sha256.of("a boat".getBytes(StandardCharsets.UTF_8)).hex();
        assertThat(schema.read("select concat_ws(' ', key, request_sha256, made) from idempotency"))
                .containsExactly("k " + digest + " " + MADE);
    }
}
