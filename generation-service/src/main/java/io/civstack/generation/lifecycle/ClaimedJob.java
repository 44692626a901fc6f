package io.civstack.generation.lifecycle;

import io.civstack.events.JobId;
import io.civstack.events.UserId;
import io.civstack.generation.recipe.Recipe;
import java.time.Instant;
import java.util.List;

/**
 * A job that a worker has claimed.
 *
 * @param attempt number of the attempt; reports of earlier attempts are refused
 * @param missing indexes of the pictures that are still to be generated
 * @param runBy when generating must stop, finished or not
 */
public record ClaimedJob(
        JobId job, UserId user, Recipe recipe, int count, List<Integer> missing, int attempt, Instant runBy) {

    public ClaimedJob {
        missing = List.copyOf(missing);
    }
}
