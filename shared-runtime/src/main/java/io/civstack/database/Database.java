package io.civstack.database;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Runs SQL on the service's schema, in the caller's transaction when there is one. */
@ApplicationScoped
public class Database {

    /** How many rows are in memory at once while a whole table is read. */
    private static final int FETCH_ROWS_MAX = 1_000;

    private final DataSource source;

    Database(DataSource source) {
        this.source = source;
    }

    /** Reads one row of a result. */
    @FunctionalInterface
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    public <T> List<T> list(String sql, Row<T> row, @Nullable Object... parameters) {
        List<T> found = new ArrayList<>();
        each(sql, row, found::add, parameters);
        return found;
    }

    public <T> Optional<T> first(String sql, Row<T> row, @Nullable Object... parameters) {
        return list(sql, row, parameters).stream().findFirst();
    }

    /** Passes the rows on one by one; inside a transaction only some of them are in memory at a time. */
    public <T> void each(String sql, Row<T> row, Consumer<T> each, @Nullable Object... parameters) {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = prepare(connection, sql, parameters)) {
            statement.setFetchSize(FETCH_ROWS_MAX);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    each.accept(row.read(rows));
                }
            }
        } catch (SQLException e) {
            throw new DatabaseFaultException(e);
        }
    }

    /** Returns how many rows were written. */
    public int update(String sql, @Nullable Object... parameters) {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = prepare(connection, sql, parameters)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseFaultException(e);
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, @Nullable Object... parameters)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, toSql(parameters[i]));
        }
        return statement;
    }

    /** A duration is a number of seconds, as make_interval takes it. */
    private static @Nullable Object toSql(@Nullable Object value) {
        return switch (value) {
            case Instant instant -> instant.atOffset(ZoneOffset.UTC);
            case Duration duration -> duration.toMillis() / 1_000.0;
            case Enum<?> constant -> constant.name();
            case null -> null;
            default -> value;
        };
    }
}
