package io.civstack.messaging;

import io.civstack.events.Event;
import io.civstack.fault.TransientFaultException;

/**
 * Handles one kind of event, inside the transaction that also writes the event's inbox row.
 *
 * <p>Throwing {@link TransientFaultException} (or a deadlock, a lost race or a lost connection) has the event retried;
 * any other exception is a bug and makes it a dead letter. A handler makes no network calls.
 */
@FunctionalInterface
public interface Handler<E extends Event> {
    void handle(E event, Envelope envelope);
}
