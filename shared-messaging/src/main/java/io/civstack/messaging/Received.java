package io.civstack.messaging;

import io.civstack.events.Event;

/** An event as it came off the wire, with what travelled beside it. */
public record Received<E extends Event>(E event, Envelope envelope) {}
