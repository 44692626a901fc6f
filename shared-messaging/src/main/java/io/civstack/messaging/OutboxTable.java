package io.civstack.messaging;

import io.civstack.database.Columns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.postgresql.PGConnection;

/**
 * The publisher's view of the outbox, on a connection of its own. The shards it owns are session locks of this
 * connection: when the process or the connection dies, PostgreSQL hands them to the next publisher that asks.
 */
final class OutboxTable implements AutoCloseable {

    private static final String READ = """
            select id, ce_id, type, topic, key, body, traceparent, created
            from outbox where shard = any (?) order by id limit ?
            """;

    private final Connection connection;
    private final SortedSet<Short> owned = new TreeSet<>();

    private OutboxTable(Connection connection) {
        this.connection = connection;
    }

    static OutboxTable open(Connection connection) throws SQLException {
        OutboxTable table = new OutboxTable(connection);
        try (Statement statement = connection.createStatement()) {
            // A row that was sent and comes back after a crash is only a duplicate: its removal need not wait for the
            // disk.
            statement.execute("set synchronous_commit = off");
            statement.execute("do $$ begin execute format('listen %I', 'outbox.' || current_schema()); end $$");
        }
        return table;
    }

    /** Tries to lock the shards that nobody owns, and returns whether this publisher owns any. */
    boolean own() throws SQLException {
        if (owned.size() < Outbox.SHARDS) {
            owned.addAll(free());
        }
        return !owned.isEmpty();
    }

    List<OutboxRow> read(int rowsMax) throws SQLException {
        try (PreparedStatement read = connection.prepareStatement(READ)) {
            read.setArray(1, connection.createArrayOf("smallint", owned.toArray()));
            read.setInt(2, rowsMax);
            List<OutboxRow> rows = new ArrayList<>();
            try (ResultSet found = read.executeQuery()) {
                while (found.next()) {
                    rows.add(row(found));
                }
            }
            return rows;
        }
    }

    void remove(List<Long> ids) throws SQLException {
        if (ids.isEmpty()) {
            return;
        }
        try (PreparedStatement remove = connection.prepareStatement("delete from outbox where id = any (?)")) {
            remove.setArray(1, connection.createArrayOf("bigint", ids.toArray()));
            remove.executeUpdate();
        }
    }

    /** Returns when a transaction with new rows has committed, at the latest after {@code longest}. */
    void await(Duration longest) throws SQLException {
        connection.unwrap(PGConnection.class).getNotifications(Math.max(1, (int) longest.toMillis()));
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    /** A session may take its own lock twice, so only shards that are not owned yet are asked for. */
    private List<Short> free() throws SQLException {
        List<Short> free = new ArrayList<>();
        for (short shard = 0; shard < Outbox.SHARDS; shard++) {
            if (!owned.contains(shard) && lock(shard)) {
                free.add(shard);
            }
        }
        return free;
    }

    private boolean lock(short shard) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(
                "select pg_try_advisory_lock(hashtext('outbox.' || current_schema()), ?)")) {
            lock.setInt(1, shard);
            try (ResultSet found = lock.executeQuery()) {
                found.next();
                return found.getBoolean(1);
            }
        }
    }

    private static OutboxRow row(ResultSet found) throws SQLException {
        return new OutboxRow(
                found.getLong("id"),
                Columns.uuid(found, "ce_id"),
                found.getString("type"),
                found.getString("topic"),
                found.getString("key"),
                found.getString("body"),
                found.getString("traceparent"),
                Columns.instant(found, "created"));
    }
}
