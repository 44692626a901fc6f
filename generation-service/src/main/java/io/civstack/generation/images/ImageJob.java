package io.civstack.generation.images;

import io.civstack.events.ImageId;
import io.civstack.events.JobId;
import io.civstack.events.ModelId;
import io.civstack.events.Rating;
import io.civstack.events.Reason;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An image job as the API shows it.
 *
 * @param status requested, queued, running, scanning, completed, failed or cancelled
 * @param position 1 is next; only while queued
 * @param etaSeconds until the last picture is drawn; absent while nobody knows
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

    /** What is drawn, with nothing left open. */
    public record Request(
            ModelName model,
            String prompt,
            String negativePrompt,
            int width,
            int height,
            int steps,
            double cfg,
            String sampler,
            String schedule,
            long seed,
            int clipSkip,
            int count) {

        @Override
        public String toString() {
            return "Request[model=" + model.id() + ", seed=" + seed + "]";
        }
    }

    /** The model it is drawn with. */
    public record ModelName(ModelId id, String name) {}

    /** How far the worker is; counts from 0 for the picture and from 1 for the step. */
    public record Progress(int picture, int count, int step, int steps) {}

    /** One stored picture. */
    public record PictureView(
            ImageId id,
            int index,
            long seed,
            String status,
            @Nullable Rating rating,
            int width,
            int height,
            String sha256,
            String url,
            boolean published,
            @Nullable Reason reason) {}
}
