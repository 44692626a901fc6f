package io.civstack.work;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Tracer;
import jakarta.inject.Singleton;

/** What every worker of a process has in common. */
@Singleton
class WorkerParts {

    private final WorkerTable workers;
    private final WorkMeters meters;
    private final WorkConfig config;
    private final Tracer tracer;

    WorkerParts(WorkerTable workers, WorkMeters meters, WorkConfig config, OpenTelemetry telemetry) {
        this.workers = workers;
        this.meters = meters;
        this.config = config;
        this.tracer = telemetry.getTracer("civstack-work");
    }

    WorkerTable workers() {
        return workers;
    }

    WorkMeters meters() {
        return meters;
    }

    WorkConfig config() {
        return config;
    }

    Tracer tracer() {
        return tracer;
    }
}
