package io.civstack.messaging;

import java.time.Instant;
import java.util.UUID;

/**
 * What a record says about its event, beside the event.
 *
 * @param id the same for every delivery of this event
 * @param type the event's type name
 * @param time when the event was decided
 * @param key the aggregate whose order matters, as text
 */
public record Envelope(UUID id, String type, Instant time, String key) {}
