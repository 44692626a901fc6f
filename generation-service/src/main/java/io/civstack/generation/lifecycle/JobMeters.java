package io.civstack.generation.lifecycle;

import io.civstack.generation.job.JobCommand;
import io.civstack.generation.job.JobDecision;
import io.civstack.generation.job.JobState;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Locale;

/** Counts accepted jobs and commands, and measures how long jobs stay in each state. */
@ApplicationScoped
class JobMeters {

    private final MeterRegistry registry;

    JobMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    void accepted() {
        registry.counter("generation.jobs.accepted").increment();
    }

    void decided(JobCommand command, JobDecision decision) {
        String answer =
                switch (decision) {
                    case JobDecision.Accepted _ -> "accepted";
                    case JobDecision.AlreadyDone _ -> "already-done";
                    case JobDecision.Refused refused -> refused.refusal().name().toLowerCase(Locale.ROOT);
                };
        registry.counter(
                        "generation.job.commands", "command", command.getClass().getSimpleName(), "answer", answer)
                .increment();
    }

    void left(JobState state, Duration stayed) {
        registry.timer("generation.job.state", "state", state.name().toLowerCase(Locale.ROOT))
                .record(stayed);
    }
}
