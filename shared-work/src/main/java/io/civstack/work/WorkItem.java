package io.civstack.work;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A piece of work as it is entered.
 *
 * @param id of what is to be worked on: a job, a picture
 * @param pool whose workers may take it
 * @param owner whose turn it uses
 * @param affinity what a worker may hold warm for it, if anything
 * @param priority grades of head start
 * @param expiresAt after which nobody begins with it; null for never
 * @param traceparent the trace it belongs to, if any
 */
public record WorkItem(
        UUID id,
        String pool,
        String owner,
        @Nullable String affinity,
        int priority,
        @Nullable Instant expiresAt,
        @Nullable String traceparent) {}
