package io.civstack.gateway.live;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once the event reader runs. It stays ready when Kafka stops later, because the API does not need Kafka. */
@Readiness
@Singleton
class EventReaderCheck implements HealthCheck {

    private final EventReader reader;

    EventReaderCheck(EventReader reader) {
        this.reader = reader;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("live-events")
                .status(reader.isReading())
                .build();
    }
}
