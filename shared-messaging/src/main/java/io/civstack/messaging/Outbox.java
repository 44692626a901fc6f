package io.civstack.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.civstack.database.Database;
import io.civstack.events.Event;
import io.civstack.events.EventType;
import io.civstack.events.Topics;
import io.civstack.source.IdSource;
import io.civstack.trace.TraceContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;

/**
 * Stores the events that a service decided in its own database, in the transaction that decided them. They are sent in
 * order per key, at least once, however often the process, PostgreSQL or Kafka fails in between.
 *
 * <p>Order per key holds because a handler locks its aggregate before it appends: lock first, then append.
 */
@ApplicationScoped
public class Outbox {

    static final int SHARDS = 8;

    /** Wakes the publisher when the transaction commits; one statement, so an append costs one round trip. */
    private static final String APPEND = """
            with appended as (
                insert into outbox (shard, ce_id, type, topic, key, body, traceparent) values (?, ?, ?, ?, ?, ?, ?)
            )
            select pg_notify('outbox.' || current_schema(), '')
            """;

    private final Database database;
    private final TransactionSynchronizationRegistry transactions;
    private final IdSource ids;

    Outbox(Database database, TransactionSynchronizationRegistry transactions, IdSource ids) {
        this.database = database;
        this.transactions = transactions;
        this.ids = ids;
    }

    /**
     * Adds an event to the running transaction; it is sent soon after the commit, and never without it.
     *
     * @throws IllegalStateException outside a transaction
     * @throws IllegalArgumentException when the event is larger than any reader accepts
     */
    public <E extends Event> void append(E event) {
        if (transactions.getTransactionStatus() != Status.STATUS_ACTIVE) {
            throw new IllegalStateException("an event is appended in the transaction that decides it");
        }
        @SuppressWarnings("unchecked") // an object's class is the class of its type
        EventType<E> type = Topics.of((Class<E>) event.getClass());
        byte[] body = EventCodec.encode(event);
        if (body.length > EventCodec.BODY_BYTES_MAX) {
            throw new IllegalArgumentException(type.name() + " has " + body.length + " bytes");
        }
        String key = type.key().apply(event);
        database.first(
                APPEND,
                row -> true,
                shard(key),
                ids.next(),
                type.name(),
                type.topic().name(),
                key,
                new String(body, UTF_8),
                TraceContext.current());
    }

    static short shard(String key) {
        return (short) Math.floorMod(key.hashCode(), SHARDS);
    }
}
