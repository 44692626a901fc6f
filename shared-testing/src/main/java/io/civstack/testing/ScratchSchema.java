package io.civstack.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * A database schema for a test of migrations: it begins empty, is migrated up to a version or to the end, and is
 * dropped when it is closed. The history table and the order of migrations are those of the services.
 */
public final class ScratchSchema implements AutoCloseable {

    private final Endpoints endpoints = Endpoints.current();
    private final String name;
    private final String[] locations;
    private final Connection connection;

    private ScratchSchema(String name, String[] locations) throws SQLException {
        this.name = name;
        this.locations = locations;
        this.connection = DriverManager.getConnection(
                endpoints.postgresUrl(), endpoints.postgresAdmin(), endpoints.postgresAdminPassword());
    }

    /**
     * Creates the schema, which must not exist yet.
     *
     * @param locations where its migrations are, such as {@code classpath:db/platform}
     */
    public static ScratchSchema create(String name, String... locations) throws SQLException {
        ScratchSchema schema = new ScratchSchema(name, locations);
        schema.run("create schema " + name);
        schema.run("set search_path = " + name);
        return schema;
    }

    /** Runs the migrations that are missing up to this version. */
    public void migrateTo(String version) {
        flyway().target(version).load().migrate();
    }

    /** Runs all migrations that are missing, and returns how many there were. */
    public int migrate() {
        return flyway().load().migrate().migrationsExecuted;
    }

    /** Records this version as reached, without running a migration. */
    public void baseline(String version) {
        flyway().baselineOnMigrate(true).baselineVersion(version).load().baseline();
    }

    public void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first column of every row. */
    public List<String> read(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> read = new ArrayList<>();
            while (rows.next()) {
                read.add(String.valueOf(rows.getString(1)));
            }
            return read;
        }
    }

    /** The names of all tables. */
    public List<String> tables() throws SQLException {
        return read("select tablename from pg_tables where schemaname = '" + name + "'");
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            run("drop schema " + name + " cascade");
        }
    }

    private FluentConfiguration flyway() {
        return Flyway.configure()
                .dataSource(endpoints.postgresUrl(), endpoints.postgresAdmin(), endpoints.postgresAdminPassword())
                .locations(locations)
                .defaultSchema(name)
                .outOfOrder(true)
                .table("service_history");
    }
}
