package io.civstack.generation.store;

import io.civstack.generation.job.JobCommand;
import io.civstack.generation.job.Outcome;
import io.civstack.generation.store.JobTable.Locked;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Counts what happens to jobs and how long they stay in each state. */
@ApplicationScoped
class JobMeters {

    private final MeterRegistry registry;

    JobMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    void accepted() {
        registry.counter("generation.jobs.accepted").increment();
    }

    void decided(JobCommand command, Outcome outcome) {
        String answer =
                switch (outcome) {
                    case Outcome.Accepted _ -> "accepted";
                    case Outcome.AlreadyDone _ -> "already-done";
                    case Outcome.Refused refused -> refused.refusal().name().toLowerCase(Locale.ROOT);
                };
        registry.counter(
                        "generation.job.commands", "command", command.getClass().getSimpleName(), "answer", answer)
                .increment();
    }

    void left(Locked locked, Instant now) {
        registry.timer(
                        "generation.job.state",
                        "state",
                        locked.row().state().name().toLowerCase(Locale.ROOT))
                .record(Duration.between(locked.since(), now));
    }
}
