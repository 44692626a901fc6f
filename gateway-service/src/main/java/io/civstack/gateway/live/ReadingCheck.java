package io.civstack.gateway.live;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once the reader has found its place. After that Kafka may go and come back: the API does not depend on it. */
@Readiness
@Singleton
class ReadingCheck implements HealthCheck {

    private final EventReader reader;

    ReadingCheck(EventReader reader) {
        this.reader = reader;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("live-events")
                .status(reader.isReading())
                .build();
    }
}
