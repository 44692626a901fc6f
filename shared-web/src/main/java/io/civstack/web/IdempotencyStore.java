package io.civstack.web;

import io.civstack.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The table of first answers, written in the transaction that has the effect. */
@ApplicationScoped
class IdempotencyStore {

    /** The key of a request: a user, an operation and the Idempotency-Key. */
    record Slot(String owner, String operation, String key) {}

    static final int KEPT_DAYS = 3;
    private static final int FORGET_ROWS_MAX = 10;

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

    private final Database database;

    IdempotencyStore(Database database) {
        this.database = database;
    }

    /** Takes the key for this transaction; false while another transaction has it. */
    boolean enter(Slot slot) {
        String name = '\n' + slot.owner() + '\n' + slot.operation() + '\n' + slot.key();
        return database.first(ENTER, row -> row.getBoolean(1), name).orElseThrow();
    }

    Optional<StoredResponse> find(Slot slot) {
        return database.first(
                FIND,
                row -> new StoredResponse(
                        row.getBytes("fingerprint"),
                        row.getInt("status"),
                        row.getString("body"),
                        row.getString("location")),
                slot.owner(),
                slot.operation(),
                slot.key());
    }

    /** Stores an answer, and deletes a few that are too old, so that the table stays small without a sweep. */
    void keep(Slot slot, StoredResponse answer) {
        database.update(
                KEEP,
                slot.owner(),
                slot.operation(),
                slot.key(),
                answer.fingerprint(),
                answer.status(),
                answer.body(),
                answer.location());
        database.update(FORGET, KEPT_DAYS, FORGET_ROWS_MAX);
    }
}
