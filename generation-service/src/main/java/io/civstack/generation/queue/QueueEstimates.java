package io.civstack.generation.queue;

import io.civstack.events.JobId;
import io.civstack.generation.table.WaitingTimeQuery;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where a job stands in the queue, and how long it will take. */
@ApplicationScoped
public class QueueEstimates {

    /** Where nothing is known: no worker, no speed yet, a job that waits for an answer. */
    static final Duration WAIT_UNKNOWN = Duration.ofSeconds(30);

    static final Duration WAIT_MIN = Duration.ofSeconds(1);
    static final Duration WAIT_MAX = Duration.ofMinutes(15);

    private final ImageQueue queue;
    private final WaitingTimeQuery waitingTimes;

    QueueEstimates(ImageQueue queue, WaitingTimeQuery waitingTimes) {
        this.queue = queue;
        this.waitingTimes = waitingTimes;
    }

    /** How long it takes until the first of the jobs is generated, in whole seconds of at least one. */
    public Duration untilOneEnds(List<JobId> jobs) {
        return earliest(jobs.stream().map(waitingTimes::of).flatMap(Optional::stream));
    }

    static Duration earliest(Stream<Duration> etas) {
        Duration eta = etas.min(Comparator.naturalOrder()).orElse(WAIT_UNKNOWN);
        Duration rounded = eta.plusMillis(999).truncatedTo(ChronoUnit.SECONDS);
        return rounded.compareTo(WAIT_MAX) > 0 ? WAIT_MAX : rounded.compareTo(WAIT_MIN) < 0 ? WAIT_MIN : rounded;
    }

    /** The estimate for a job that waits or runs. */
    public QueueEstimate of(JobId job) {
        return new QueueEstimate(queue.work().place(job.value()), waitingTimes.of(job));
    }
}
