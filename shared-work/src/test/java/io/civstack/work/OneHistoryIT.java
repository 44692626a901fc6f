package io.civstack.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.civstack.testing.Endpoints;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tables of shared modules and those of a service have one history, also in schemas that are older than that. */
class OneHistoryIT {

    private static final String SCHEMA = "one_history";

    private final Endpoints endpoints = Endpoints.current();
    private Connection admin;

    @BeforeEach
    void newSchema() throws SQLException {
        admin = DriverManager.getConnection(
                endpoints.postgresUrl(), endpoints.postgresAdmin(), endpoints.postgresAdminPassword());
        run("create schema " + SCHEMA);
        run("set search_path = " + SCHEMA);
    }

    @AfterEach
    void dropSchema() throws SQLException {
        run("drop schema " + SCHEMA + " cascade");
        admin.close();
    }

    @Test
    void makesTheTablesOfEverySharedModule() throws SQLException {
        // When
        migrate();

        // Then
        assertThat(read("select tablename from pg_tables where schemaname = '" + SCHEMA + "'"))
                .contains("outbox", "inbox", "work", "work_turn", "work_crew", "service_history");
    }

    @Test
    void changesNothingTheSecondTime() throws SQLException {
        // Given
        migrate();

        // When
        int migrations = migrate();

        // Then
        assertThat(migrations).isZero();
    }

    @Test
    void keepsWhatWaitsInASchemaWithTwoHistories() throws SQLException {
        // Given
        run(
                "create table outbox (id bigint generated always as identity primary key, shard smallint not null, ce_id uuid not null,"
                        + " type text not null, topic text not null, key text not null, body text not null, traceparent text,"
                        + " created timestamptz not null default clock_timestamp())");
        run("create table inbox (consumer text not null, ce_id uuid not null,"
                + " received timestamptz not null default clock_timestamp(), primary key (consumer, ce_id))");
        run(
                "insert into outbox (shard, ce_id, type, topic, key, body) values (0, gen_random_uuid(), 't', 't', 'waits', '{}')");
        run("create table messaging_history (version text)");
        flyway().baselineOnMigrate(true).baselineVersion("0").load().baseline();

        // When
        migrate();

        // Then
        assertThat(read("select key from outbox")).containsExactly("waits");
        assertThat(read("select tablename from pg_tables where schemaname = '" + SCHEMA + "'"))
                .contains("work")
                .doesNotContain("messaging_history");
    }

    private int migrate() {
        return flyway().load().migrate().migrationsExecuted;
    }

    private org.flywaydb.core.api.configuration.FluentConfiguration flyway() {
        return Flyway.configure()
                .dataSource(endpoints.postgresUrl(), endpoints.postgresAdmin(), endpoints.postgresAdminPassword())
                .locations("classpath:db/platform")
                .defaultSchema(SCHEMA)
                .outOfOrder(true)
                .table("service_history");
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = admin.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> read(String sql) throws SQLException {
        try (Statement statement = admin.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> read = new ArrayList<>();
            while (rows.next()) {
                read.add(rows.getString(1));
            }
            return read;
        }
    }
}
