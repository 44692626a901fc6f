package io.civstack.work;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A piece of work that a worker has claimed.
 *
 * @param attempt counts from 1 and fences off every earlier worker of this piece; part of everything that the worker
 *     reports
 * @param worker who has it
 */
public record Claim(
        UUID id,
        String pool,
        int attempt,
        String worker,
        @Nullable String traceparent) {}
