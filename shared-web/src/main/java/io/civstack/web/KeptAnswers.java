package io.civstack.web;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** The table of first answers, on the connection of the transaction that has the effect. */
final class KeptAnswers {

    /** Whose key, for what. */
    record Slot(String owner, String operation, String key) {}

    static final int KEPT_DAYS = 3;
    private static final int FORGET_ROWS_MAX = 10;

    private static final String CREATE = """
            create table if not exists idempotency (
                owner       text        not null,
                operation   text        not null,
                key         text        not null,
                fingerprint bytea       not null,
                status      smallint    not null,
                body        text,
                location    text,
                created     timestamptz not null default clock_timestamp(),
                primary key (owner, operation, key)
            );
            create index if not exists idempotency_by_created on idempotency (created);
            """;
    private static final String ENTER = "select pg_try_advisory_xact_lock(hashtextextended(current_schema() || ?, 0))";
    private static final String FIND = """
            select fingerprint, status, body, location from idempotency where owner = ? and operation = ? and key = ?
            """;
    private static final String KEEP = """
            insert into idempotency (owner, operation, key, fingerprint, status, body, location)
            values (?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String FORGET = """
            delete from idempotency where (owner, operation, key) in (
                select owner, operation, key from idempotency
                where created < clock_timestamp() - ? * interval '1 day' limit ? for update skip locked)
            """;

    private final Connection connection;

    KeptAnswers(Connection connection) {
        this.connection = connection;
    }

    /** Two processes may start at once, and PostgreSQL does not make "if not exists" wait for the other one. */
    static void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_lock(hashtextextended(current_schema() || 'idempotency', 0))");
            try {
                statement.execute(CREATE);
            } finally {
                statement.execute("select pg_advisory_unlock(hashtextextended(current_schema() || 'idempotency', 0))");
            }
        }
    }

    /** Takes the key for this transaction; false while another transaction has it. */
    boolean enter(Slot slot) throws SQLException {
        try (PreparedStatement enter = connection.prepareStatement(ENTER)) {
            enter.setString(1, '\n' + slot.owner() + '\n' + slot.operation() + '\n' + slot.key());
            try (ResultSet found = enter.executeQuery()) {
                return found.next() && found.getBoolean(1);
            }
        }
    }

    Optional<KeptAnswer> find(Slot slot) throws SQLException {
        try (PreparedStatement find = connection.prepareStatement(FIND)) {
            name(find, slot);
            try (ResultSet found = find.executeQuery()) {
                return found.next()
                        ? Optional.of(new KeptAnswer(
                                found.getBytes("fingerprint"),
                                found.getInt("status"),
                                found.getString("body"),
                                found.getString("location")))
                        : Optional.empty();
            }
        }
    }

    /** Keeps an answer, and lets go of a few that are too old: the table stays small without anybody sweeping it. */
    void keep(Slot slot, KeptAnswer answer) throws SQLException {
        try (PreparedStatement keep = connection.prepareStatement(KEEP)) {
            name(keep, slot);
            keep.setBytes(4, answer.fingerprint());
            keep.setInt(5, answer.status());
            keep.setString(6, answer.body());
            keep.setString(7, answer.location());
            keep.executeUpdate();
        }
        try (PreparedStatement forget = connection.prepareStatement(FORGET)) {
            forget.setInt(1, KEPT_DAYS);
            forget.setInt(2, FORGET_ROWS_MAX);
            forget.executeUpdate();
        }
    }

    private static void name(PreparedStatement statement, Slot slot) throws SQLException {
        statement.setString(1, slot.owner());
        statement.setString(2, slot.operation());
        statement.setString(3, slot.key());
    }
}
