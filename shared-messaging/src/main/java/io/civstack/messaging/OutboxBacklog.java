package io.civstack.messaging;

import io.civstack.background.Background;
import io.civstack.database.Database;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.time.Duration;

/**
 * How many events wait in the outbox, and for how long. Measured by a thread of its own, because it has to show a
 * publisher that stands still. Between two measurements, and while PostgreSQL cannot be reached, the age goes on
 * growing.
 */
@Singleton
@IfBuildProperty(name = Inbox.DATABASE, stringValue = "true", enableIfMissing = true)
class OutboxBacklog {

    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final String COUNT = """
            select count(*), coalesce(extract(epoch from clock_timestamp() - min(created)), 0) from outbox
            """;

    private record Snapshot(long rows, double ageSeconds, long atNanos) {}

    private final Database database;
    private final Background background;
    private final boolean enabled;
    private volatile Snapshot last = new Snapshot(0, 0, 0);

    OutboxBacklog(OutboxConfig config, Database database, Background background, MeterRegistry metrics) {
        this.database = database;
        this.background = background;
        this.enabled = config.publisher().enabled();
        if (enabled) {
            Gauge.builder("civstack.outbox.rows", () -> last.rows())
                    .description("Events that wait to be sent")
                    .register(metrics);
            Gauge.builder("civstack.outbox.oldest.age.seconds", this::ageSeconds)
                    .description("Age of the oldest event that waits to be sent")
                    .register(metrics);
        }
    }

    void start(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) StartupEvent event) {
        if (enabled) {
            background.every(EVERY, "outbox-backlog", this::measure);
        }
    }

    void measure() {
        database.first(COUNT, row -> new Snapshot(row.getLong(1), row.getDouble(2), System.nanoTime()))
                .ifPresent(snapshot -> last = snapshot);
    }

    double ageSeconds() {
        Snapshot snapshot = last;
        return snapshot.rows() == 0 ? 0 : snapshot.ageSeconds() + (System.nanoTime() - snapshot.atNanos()) / 1e9;
    }
}
