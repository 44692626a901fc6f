package io.civstack.work;

import io.civstack.background.Background;
import io.civstack.work.QueueStatistics.Snapshot;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;

/** The metrics of the queues, for scaling workers and for alerts. */
@Singleton
class WorkMeters {

    private static final Snapshot NOTHING = new Snapshot(0, 0, 0);

    private final MeterRegistry registry;
    private final QueueStatistics statistics;
    private final Map<String, Snapshot> last = new ConcurrentHashMap<>();

    WorkMeters(MeterRegistry registry, QueueStatistics statistics) {
        this.registry = registry;
        this.statistics = statistics;
    }

    /** Reads the state of a queue at intervals. */
    void watch(String queue, Background background, WorkConfig config) {
        gauge("civstack.work.waiting", queue, Snapshot::waiting);
        gauge("civstack.work.leased", queue, Snapshot::leased);
        gauge("civstack.work.oldest.seconds", queue, Snapshot::oldestSeconds);
        background.every(config.figuresEvery(), queue + "-figures", () -> last.put(queue, statistics.of(queue)));
    }

    void claimed(String queue, Claim claim) {
        registry.counter("civstack.work.claims", "queue", queue, "again", String.valueOf(claim.attempt() > 1))
                .increment();
    }

    private void gauge(String name, String queue, ToDoubleFunction<Snapshot> value) {
        Gauge.builder(name, last, all -> value.applyAsDouble(all.getOrDefault(queue, NOTHING)))
                .tag("queue", queue)
                .register(registry);
    }
}
