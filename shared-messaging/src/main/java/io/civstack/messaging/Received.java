package io.civstack.messaging;

import io.civstack.events.Event;

/** An event as it was read from a record, with its envelope. */
public record Received<E extends Event>(E event, Envelope envelope) {}
