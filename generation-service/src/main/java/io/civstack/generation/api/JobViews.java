package io.civstack.generation.api;

import io.civstack.generation.job.JobDetails;
import io.civstack.generation.job.JobState;
import io.civstack.generation.queue.QueueEstimate;
import io.civstack.generation.queue.QueueEstimates;
import io.civstack.generation.recipe.Recipe;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Converts jobs to what the API shows. */
@ApplicationScoped
class JobViews {

    private final QueueEstimates estimates;

    JobViews(QueueEstimates estimates) {
        this.estimates = estimates;
    }

    ImageJob of(JobDetails job) {
        JobState state = job.state();
        QueueEstimate estimate = isInQueue(state) ? estimates.of(job.order().id()) : QueueEstimate.NONE;
        return new ImageJob(
                job.order().id(),
                statusOf(state),
                state == JobState.CANCELLING || state == JobState.CANCELLED,
                request(job),
                job.order().count(),
                job.order().unitPrice().amount(),
                job.order().total().amount(),
                job.charged().amount(),
                estimate.position().isPresent() ? estimate.position().getAsLong() : null,
                estimate.eta().map(Duration::toSeconds).orElse(null),
                job.attempt(),
                state == JobState.RUNNING ? progress(job) : null,
                job.pictures().stream().map(PictureView::of).toList(),
                job.reason(),
                job.priceVersion(),
                job.order().createdAt(),
                job.order().deadline(),
                job.endedAt());
    }

    /** Running jobs keep their row in the queue. */
    private static boolean isInQueue(JobState state) {
        return state == JobState.QUEUED || state == JobState.RUNNING;
    }

    /** A cancelled job whose pictures are still scanned is shown as one that is being scanned. */
    private static String statusOf(JobState state) {
        JobState shown = state == JobState.CANCELLING ? JobState.SCANNING : state;
        return shown.name().toLowerCase(Locale.ROOT);
    }

    private static ImageJob.Request request(JobDetails job) {
        Recipe recipe = job.recipe();
        return new ImageJob.Request(
                new ImageJob.ModelName(recipe.model(), job.modelName()),
                recipe.prompt().positive(),
                recipe.prompt().negative(),
                recipe.settings(),
                recipe.seed(),
                job.order().count());
    }

    private static ImageJob.@Nullable Progress progress(JobDetails job) {
        JobDetails.Progress progress = job.progress();
        return progress == null
                ? null
                : new ImageJob.Progress(
                        progress.picture(),
                        job.order().count(),
                        progress.step(),
                        job.recipe().settings().steps());
    }
}
