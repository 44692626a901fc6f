package io.civstack.messaging;

import java.time.Instant;
import java.util.UUID;

/**
 * What travels around a fact.
 *
 * @param id the same for every delivery of this fact
 * @param type the fact's type name
 * @param time when the fact was decided
 * @param key the aggregate whose order matters, as text
 */
public record Envelope(UUID id, String type, Instant time, String key) {}
