package io.civstack.generation.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.civstack.events.JobId;
import io.civstack.events.ModelId;
import io.civstack.events.Reason;
import io.civstack.generation.recipe.Settings;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An image job as the API shows it.
 *
 * @param status requested, queued, running, scanning, completed, failed or cancelled
 * @param position 1 is next; only while queued
 * @param etaSeconds until the last picture is generated; absent when it cannot be estimated
 */
public record ImageJob(
        JobId id,
        String status,
        boolean cancelRequested,
        Request request,
        int count,
        long unitPrice,
        long total,
        long charged,
        @Nullable Long position,
        @Nullable Long etaSeconds,
        int attempt,
        @Nullable Progress progress,
        List<PictureView> pictures,
        @Nullable Reason reason,
        String priceVersion,
        Instant createdAt,
        Instant deadline,
        @Nullable Instant endedAt) {

    public ImageJob {
        pictures = List.copyOf(pictures);
    }

    /** What is generated: the request with every setting filled in. */
    public record Request(
            ModelName model,
            String prompt,
            String negativePrompt,
            @JsonUnwrapped Settings settings,
            long seed,
            int count) {

        @Override
        public String toString() {
            return "Request[model=" + model.id() + ", seed=" + seed + "]";
        }
    }

    /** The model that generates it. */
    public record ModelName(ModelId id, String name) {}

    /** How far the worker is: {@code picture} counts from 0, {@code step} from 1. */
    public record Progress(int picture, int count, int step, int steps) {}
}
