package io.civstack.messaging;

import io.civstack.events.ConsumerGroup;
import io.civstack.fault.Fault;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;
import java.util.function.Supplier;

/** One group's figures: how its records ended, how often they were tried again, how long they took. */
final class IntakeMetrics {

    private final String group;
    private final MeterRegistry registry;
    private final Timer timer;

    IntakeMetrics(ConsumerGroup group, MeterRegistry registry) {
        this.group = group.name();
        this.registry = registry;
        this.timer = registry.timer("civstack.intake.time", "group", this.group);
    }

    Outcome time(Supplier<Outcome> work) {
        return timer.record(work);
    }

    void count(Outcome outcome) {
        registry.counter("civstack.intake.records", "group", group, "outcome", outcome.code())
                .increment();
    }

    void retried(Fault fault) {
        String kind = fault.name().toLowerCase(Locale.ROOT);
        registry.counter("civstack.intake.retries", "group", group, "fault", kind)
                .increment();
    }
}
