package io.civstack.work;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A piece of work in a worker's hands.
 *
 * @param attempt counts from 1 and fences off every earlier worker of this piece; goes with whatever the worker reports
 * @param worker who has it
 */
public record Claim(
        UUID id,
        String pool,
        int attempt,
        String worker,
        @Nullable String traceparent) {}
