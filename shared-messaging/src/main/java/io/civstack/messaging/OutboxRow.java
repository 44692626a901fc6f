package io.civstack.messaging;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One event that waits to be sent. */
record OutboxRow(
        long id,
        UUID eventId,
        String type,
        String topic,
        String key,
        String body,
        @Nullable String traceparent,
        Instant created) {}
