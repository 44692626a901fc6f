package io.civstack.provision;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** Runs SQL. CREATE and ALTER take no parameters, so the server's format() quotes names and passwords. */
final class Statements {

    private Statements() {}

    /** The first column of the first row. */
    static Optional<String> first(Connection connection, String query, String... words) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            for (int i = 0; i < words.length; i++) {
                statement.setString(i + 1, words[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.ofNullable(rows.getString(1)) : Optional.empty();
            }
        }
    }

    /** Runs a statement in which {@code %I} stands for a name and {@code %L} for a text. */
    static void run(Connection connection, String template, String... words) throws SQLException {
        String quoted = first(
                        connection, "select format('" + template + "'" + ", ?::text".repeat(words.length) + ")", words)
                .orElseThrow();
        try (Statement statement = connection.createStatement()) {
            statement.execute(quoted);
        }
    }
}
