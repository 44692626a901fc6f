package io.civstack.web;

import io.civstack.database.Columns;
import io.civstack.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/**
 * The table of repeated requests, written in the transaction that has the effect. It holds a digest of the request and
 * the id of what was made, never what was asked or answered.
 */
@ApplicationScoped
class IdempotencyStore {

    /** The key of a request: a user, an operation and the Idempotency-Key. */
    record Slot(String owner, String operation, String key) {}

    /**
     * What is known of the first request with a key.
     *
     * @param digest of the request, in hex
     * @param made the id of what it made
     */
    record First(String digest, UUID made) {}

    static final int KEPT_DAYS = 3;
    private static final int FORGET_ROWS_MAX = 10;

    private static final String ENTER = "select pg_try_advisory_xact_lock(hashtextextended(current_schema() || ?, 0))";
    private static final String FIND = """
            select request_sha256, made from idempotency where owner = ? and operation = ? and key = ?
            """;
    private static final String KEEP = """
            insert into idempotency (owner, operation, key, request_sha256, made) values (?, ?, ?, ?, ?)
            """;
    private static final String FORGET = """
            delete from idempotency where (owner, operation, key) in (
                select owner, operation, key from idempotency
                where created < clock_timestamp() - ? * interval '1 day' limit ? for update skip locked)
            """;

    private final Database database;

    IdempotencyStore(Database database) {
        this.database = database;
    }

    /** Takes the key for this transaction; false while another transaction has it. */
    boolean enter(Slot slot) {
        String name = '\n' + slot.owner() + '\n' + slot.operation() + '\n' + slot.key();
        return database.first(ENTER, row -> row.getBoolean(1), name).orElseThrow();
    }

    Optional<First> find(Slot slot) {
        return database.first(
                FIND,
                row -> new First(Columns.text(row, "request_sha256"), Columns.uuid(row, "made")),
                slot.owner(),
                slot.operation(),
                slot.key());
    }

    /** Stores a request, and deletes a few that are too old, so that the table stays small without a sweep. */
    void keep(Slot slot, First first) {
        database.update(KEEP, slot.owner(), slot.operation(), slot.key(), first.digest(), first.made());
        database.update(FORGET, KEPT_DAYS, FORGET_ROWS_MAX);
    }
}
