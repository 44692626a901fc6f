package io.civstack.generation.job;

import io.civstack.events.Buzz;
import io.civstack.events.Reason;
import io.civstack.generation.picture.StoredPicture;
import io.civstack.generation.recipe.Recipe;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A job with everything that its owner is shown.
 *
 * @param progress null unless a worker has reported how far it is
 */
public record JobDetails(
        ImageOrder order,
        JobState state,
        Recipe recipe,
        String modelName,
        String priceVersion,
        int attempt,
        @Nullable Progress progress,
        Buzz charged,
        @Nullable Reason reason,
        @Nullable Instant endedAt,
        List<StoredPicture> pictures) {

    public JobDetails {
        pictures = List.copyOf(pictures);
    }

    /**
     * How far the worker is.
     *
     * @param picture from 0
     * @param step of this picture, from 1; 0 before the first
     */
    public record Progress(int picture, int step) {}
}
