package io.civstack.work;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Tracer;
import jakarta.inject.Singleton;

/** What every worker of a process has in common. */
@Singleton
class WorkerParts {

    private final Crew crew;
    private final WorkMeters meters;
    private final WorkConfig config;
    private final Tracer tracer;

    WorkerParts(Crew crew, WorkMeters meters, WorkConfig config, OpenTelemetry telemetry) {
        this.crew = crew;
        this.meters = meters;
        this.config = config;
        this.tracer = telemetry.getTracer("civstack-work");
    }

    Crew crew() {
        return crew;
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
