package io.civstack.generation.worker;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** A worker is ready when it has heard the bell. The service role has no bell to hear. */
@Readiness
@ApplicationScoped
class WorkerReadiness implements HealthCheck {

    private final WorkerConfig config;
    private final WorkerRole role;

    WorkerReadiness(WorkerConfig config, WorkerRole role) {
        this.config = config;
        this.role = role;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("worker hears the bell")
                .status(!config.enabled() || role.hears())
                .build();
    }
}
