package io.civstack.work;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A piece of work as it is entered.
 *
 * @param id of what is to be worked on: a job, a picture
 * @param pool whose workers may take it
 * @param owner between whom turns are shared
 * @param affinity what a worker may have loaded for it, such as a model; null for nothing
 * @param priority how many head starts it gets
 * @param expiresAt from when on nobody starts it any more; null for never
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
