package io.civstack.moderation.lifecycle;

import io.civstack.moderation.table.ReviewQueue;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Reports how many reviews are open. */
@Singleton
class ReviewMeters {

    private final MeterRegistry metrics;
    private final ReviewQueue reviews;

    ReviewMeters(MeterRegistry metrics, ReviewQueue reviews) {
        this.metrics = metrics;
        this.reviews = reviews;
    }

    void show(@Observes StartupEvent event) {
        Gauge.builder("moderation.reviews.open", reviews, ReviewQueue::countOpen)
                .register(metrics);
    }
}
