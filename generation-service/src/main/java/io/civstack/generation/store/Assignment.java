package io.civstack.generation.store;

import io.civstack.events.JobId;
import io.civstack.events.UserId;
import io.civstack.generation.job.Recipe;
import java.time.Instant;
import java.util.List;

/**
 * A job in a worker's hand.
 *
 * @param attempt fences every earlier worker of this job off; goes with whatever the worker reports
 * @param missing indexes of the pictures that are still to be drawn
 * @param runBy when drawing is over, finished or not
 */
public record Assignment(
        JobId job, UserId user, Recipe recipe, int count, List<Integer> missing, int attempt, Instant runBy) {

    public Assignment {
        missing = List.copyOf(missing);
    }
}
