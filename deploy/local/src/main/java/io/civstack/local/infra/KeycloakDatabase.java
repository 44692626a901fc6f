package io.civstack.local.infra;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Makes Keycloak's role and database where they are missing. Keycloak is no context, so provisioning does not make
 * them.
 */
final class KeycloakDatabase {

    static final String NAME = "keycloak";

    private KeycloakDatabase() {}

    /** Names are constants and the password is letters and digits: nothing here needs quoting. */
    static void create(int port, Secrets secrets) throws SQLException {
        try (Connection server = DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/postgres",
                PostgresServer.ADMIN,
                secrets.get(Secrets.POSTGRES_ADMIN))) {
            String verb = exists(server, "SELECT 1 FROM pg_roles WHERE rolname = ?") ? "ALTER" : "CREATE";
            run(server, verb + " ROLE " + NAME + " LOGIN PASSWORD '" + secrets.role(NAME) + "'");
            if (!exists(server, "SELECT 1 FROM pg_database WHERE datname = ?")) {
                run(server, "CREATE DATABASE " + NAME + " OWNER " + NAME);
            }
        }
    }

    private static boolean exists(Connection server, String query) throws SQLException {
        try (PreparedStatement statement = server.prepareStatement(query)) {
            statement.setString(1, NAME);
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
