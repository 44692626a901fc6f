package io.civstack.generation.queue;

import io.civstack.events.ModelId;
import io.civstack.generation.GenerationConfig;
import io.civstack.generation.job.ImageOrder;
import io.civstack.generation.recipe.Recipe;
import io.civstack.work.WorkItem;
import io.civstack.work.WorkQueue;
import io.civstack.work.WorkQueues;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The queue of image jobs, with a pool of workers for each model family. A worker that has a model loaded prefers its
 * jobs.
 */
@ApplicationScoped
public class ImageQueue {

    private final WorkQueue work;

    ImageQueue(WorkQueues queues, GenerationConfig config) {
        this.work = queues.shared("images", config.dispatch().ranking());
    }

    public WorkQueue work() {
        return work;
    }

    /** Puts a job into the queue, where it waits for a worker until {@code runBy}. */
    public void enter(ImageOrder order, Recipe recipe, int priority, Instant runBy, @Nullable String traceparent) {
        work.enter(new WorkItem(
                order.id().value(),
                recipe.family().slug(),
                order.user().value(),
                affinityOf(recipe.model()),
                priority,
                runBy,
                traceparent));
    }

    /** The affinity of jobs that use the model. */
    public static String affinityOf(ModelId model) {
        return model.toString();
    }
}
