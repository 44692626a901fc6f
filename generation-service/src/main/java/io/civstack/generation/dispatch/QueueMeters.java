package io.civstack.generation.dispatch;

import io.civstack.generation.store.Queue;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;

/** Shows the queue to whoever scales workers or is woken at night. */
@ApplicationScoped
public class QueueMeters {

    private final Queue queue;
    private volatile Queue.Figures figures = new Queue.Figures(0, 0, 0);

    QueueMeters(Queue queue, MeterRegistry registry) {
        this.queue = queue;
        registry.gauge("generation.queue.jobs", this, it -> it.figures.queued());
        registry.gauge("generation.queue.oldest.seconds", this, it -> it.figures.oldestSeconds());
        registry.gauge("generation.leases", this, it -> it.figures.running());
    }

    @Scheduled(every = "{civstack.clockwork.figures}", concurrentExecution = ConcurrentExecution.SKIP)
    void look() {
        figures = queue.figures();
    }
}
