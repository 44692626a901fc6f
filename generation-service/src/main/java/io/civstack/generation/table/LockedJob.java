package io.civstack.generation.table;

import io.civstack.generation.job.Job;
import io.civstack.generation.recipe.Recipe;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A job whose row is locked until the end of the transaction.
 *
 * @param priority 0, or more for jobs that are ranked earlier in the queue
 * @param since when the job entered its present state
 * @param traceparent of the request that the job came with
 */
public record LockedJob(
        Job job,
        Recipe recipe,
        int priority,
        Instant since,
        @Nullable String traceparent) {}
