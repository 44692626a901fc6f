package io.civstack.generation.queue;

import io.civstack.events.ModelId;
import io.civstack.generation.GenerationConfig;
import io.civstack.generation.job.Order;
import io.civstack.generation.job.Recipe;
import io.civstack.work.WorkItem;
import io.civstack.work.WorkQueue;
import io.civstack.work.WorkQueues;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The queue of image jobs. Workers are pooled by the family they draw, and a model may be warm in one of them. */
@ApplicationScoped
public class ImageQueue {

    private final WorkQueue work;

    ImageQueue(WorkQueues queues, GenerationConfig config) {
        this.work = queues.shared("images", config.dispatch().ranking());
    }

    public WorkQueue work() {
        return work;
    }

    /** A job that waits for a worker from now on, until {@code runBy}. */
    public void enter(Order order, Recipe recipe, int priority, Instant runBy, @Nullable String traceparent) {
        work.enter(new WorkItem(
                order.id().value(),
                recipe.family().slug(),
                order.user().value(),
                affinityOf(recipe.model()),
                priority,
                runBy,
                traceparent));
    }

    /** How the queue names a model that a worker may hold warm. */
    public static String affinityOf(ModelId model) {
        return model.toString();
    }
}
