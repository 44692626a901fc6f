package io.civstack.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.civstack.testing.Endpoints;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutboxTableIT {

    private static final Duration LONG = Duration.ofSeconds(20);

    private final Endpoints endpoints = Endpoints.current();

    @BeforeEach
    void create() throws SQLException, IOException {
        run("drop schema if exists outbox_table cascade; create schema outbox_table");
        run(Files.readString(Path.of("src/main/resources/db/platform/V0.1__outbox_and_inbox.sql")));
    }

    @AfterEach
    void drop() throws SQLException {
        run("drop schema outbox_table cascade");
    }

    @Test
    void hasOneOwnerAtATimeAndPassesToTheNextWhenItDies() throws SQLException {
        try (OutboxTable next = OutboxTable.open(connect())) {
            // Given
            OutboxTable first = OutboxTable.open(connect());
            assertThat(first.own()).isTrue();
            assertThat(next.own()).isFalse();

            // When
            first.close();

            // Then
            await("PostgreSQL to notice that the session is gone").until(next::own);
        }
    }

    @Test
    void sharesNothingWithTheOutboxOfAnotherSchema() throws SQLException {
        try (OutboxTable ours = OutboxTable.open(connect());
                OutboxTable theirs = OutboxTable.open(connection("public"))) {
            assertThat(ours.own()).isTrue();
            assertThat(theirs.own()).isTrue();
        }
    }

    @Test
    void readsInOrderAndForgetsWhatWasSent() throws SQLException {
        try (OutboxTable table = OutboxTable.open(connect())) {
            // Given
            table.own();
            append("a");
            append("b");
            append("a");

            // When
            List<OutboxRow> rows = table.read(2);
            table.remove(rows.stream().map(OutboxRow::id).toList());

            // Then
            assertThat(rows).extracting(OutboxRow::key).containsExactly("a", "b");
            assertThat(table.read(10)).extracting(OutboxRow::key).containsExactly("a");
        }
    }

    @Test
    void isWokenByACommit() throws SQLException {
        try (OutboxTable table = OutboxTable.open(connect())) {
            // Given
            long begin = System.nanoTime();
            CompletableFuture<Void> appended = CompletableFuture.runAsync(() -> append("a"));

            // When
            table.await(LONG);

            // Then
            appended.join();
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(LONG.dividedBy(2));
        }
    }

    private void append(String key) {
        try {
            run("""
                    insert into outbox (shard, ce_id, type, topic, key, body)
                    values (%d, gen_random_uuid(), 't', 't', '%s', '{}');
                    select pg_notify('outbox.' || current_schema(), '')
                    """.formatted(Outbox.shard(key), key));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Connection connect() throws SQLException {
        return connection("outbox_table");
    }

    private Connection connection(String schema) throws SQLException {
        return DriverManager.getConnection(
                endpoints.postgresUrl() + "?currentSchema=" + schema,
                endpoints.postgresAdmin(),
                endpoints.postgresAdminPassword());
    }
}
