package io.civstack.local.infra;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** One database with a schema and a role per context, and Keycloak's own. Run at every start: what is there stays. */
final class PostgresRoles {

    static final String DATABASE = "civstack";
    static final String KEYCLOAK = "keycloak";
    static final List<String> CONTEXTS = List.of("ledger", "moderation", "generation");

    private PostgresRoles() {}

    static void create(int port, Secrets secrets) throws SQLException {
        try (Connection server = connect(port, "postgres", secrets)) {
            for (String context : CONTEXTS) {
                role(server, context, secrets.role(context));
            }
            role(server, KEYCLOAK, secrets.role(KEYCLOAK));
            database(server, DATABASE, PostgresServer.ADMIN);
            database(server, KEYCLOAK, KEYCLOAK);
        }
        try (Connection database = connect(port, DATABASE, secrets)) {
            for (String context : CONTEXTS) {
                run(database, "CREATE SCHEMA IF NOT EXISTS " + context + " AUTHORIZATION " + context);
                run(database, "ALTER ROLE " + context + " IN DATABASE " + DATABASE + " SET search_path = " + context);
            }
        }
    }

    private static Connection connect(int port, String database, Secrets secrets) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + database,
                PostgresServer.ADMIN,
                secrets.get(Secrets.POSTGRES_ADMIN));
    }

    /** Names are constants of this class and passwords are letters and digits: nothing here needs quoting. */
    private static void role(Connection server, String role, String password) throws SQLException {
        String verb = exists(server, "SELECT 1 FROM pg_roles WHERE rolname = ?", role) ? "ALTER" : "CREATE";
        run(server, verb + " ROLE " + role + " LOGIN PASSWORD '" + password + "'");
    }

    private static void database(Connection server, String name, String owner) throws SQLException {
        if (!exists(server, "SELECT 1 FROM pg_database WHERE datname = ?", name)) {
            run(server, "CREATE DATABASE " + name + " OWNER " + owner);
        }
    }

    private static boolean exists(Connection server, String query, String name) throws SQLException {
        try (PreparedStatement statement = server.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
