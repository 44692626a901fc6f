package io.civstack.work;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** A worker is ready when it has heard the doorbell of each of its pools. Who listens to none is. */
@Readiness
@ApplicationScoped
class WorkerReadiness implements HealthCheck {

    private final WorkerRole role;

    WorkerReadiness(WorkerRole role) {
        this.role = role;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("worker hears the doorbell")
                .status(role.deaf().isEmpty())
                .build();
    }
}
