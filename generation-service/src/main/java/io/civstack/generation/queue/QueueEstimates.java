package io.civstack.generation.queue;

import io.civstack.events.JobId;
import io.civstack.generation.table.WaitingTimeQuery;
import jakarta.enterprise.context.ApplicationScoped;

/** Where a job stands in the queue, and how long it will take. */
@ApplicationScoped
public class QueueEstimates {

    private final ImageQueue queue;
    private final WaitingTimeQuery waitingTimes;

    QueueEstimates(ImageQueue queue, WaitingTimeQuery waitingTimes) {
        this.queue = queue;
        this.waitingTimes = waitingTimes;
    }

    /** The estimate for a job that waits or runs. */
    public QueueEstimate of(JobId job) {
        return new QueueEstimate(queue.work().place(job.value()), waitingTimes.of(job));
    }
}
