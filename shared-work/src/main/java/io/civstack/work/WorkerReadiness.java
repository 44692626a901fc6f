package io.civstack.work;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** A worker is ready when it has received a ring for each of its pools. A process that listens to none is ready. */
@Readiness
@ApplicationScoped
class WorkerReadiness implements HealthCheck {

    private final WorkerRole role;

    WorkerReadiness(WorkerRole role) {
        this.role = role;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("worker listens to the doorbell")
                .status(role.notListening().isEmpty())
                .build();
    }
}
