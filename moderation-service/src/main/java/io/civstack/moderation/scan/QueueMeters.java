package io.civstack.moderation.scan;

import io.civstack.moderation.store.ReviewQueue;
import io.civstack.moderation.store.ScanQueue;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.function.ToDoubleFunction;

/** Shows how much waits, for machines and for humans. */
@Singleton
class QueueMeters {

    private final MeterRegistry metrics;
    private final ScanQueue scans;
    private final ReviewQueue reviews;

    QueueMeters(MeterRegistry metrics, ScanQueue scans, ReviewQueue reviews) {
        this.metrics = metrics;
        this.scans = scans;
        this.reviews = reviews;
    }

    void show(@Observes StartupEvent event) {
        gauge("moderation.scans.waiting", scans, ScanQueue::waiting);
        gauge("moderation.reviews.open", reviews, ReviewQueue::waiting);
    }

    private <T> void gauge(String name, T source, ToDoubleFunction<T> value) {
        Gauge.builder(name, source, value).register(metrics);
    }
}
