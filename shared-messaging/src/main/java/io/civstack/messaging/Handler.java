package io.civstack.messaging;

import io.civstack.events.Event;
import io.civstack.fault.TransientFaultException;

/**
 * Reacts to one kind of event, inside the transaction that also marks the event as seen.
 *
 * <p>Throwing {@link TransientFaultException} (or letting a deadlock, a lost race or a lost connection through) has the event tried
 * again; any other exception is a bug and sends it to the dead letters. No network calls in here.
 */
@FunctionalInterface
public interface Handler<E extends Event> {
    void handle(E event, Envelope envelope);
}
