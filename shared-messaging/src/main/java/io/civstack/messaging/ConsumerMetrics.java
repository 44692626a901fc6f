package io.civstack.messaging;

import io.civstack.events.ConsumerGroup;
import io.civstack.fault.Fault;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;
import java.util.function.Supplier;

/** The metrics of one group: how its records ended, how often they were retried, how long they took. */
final class ConsumerMetrics {

    private final String group;
    private final MeterRegistry registry;
    private final Timer timer;

    ConsumerMetrics(ConsumerGroup group, MeterRegistry registry) {
        this.group = group.name();
        this.registry = registry;
        this.timer = registry.timer("civstack.consumer.time", "group", this.group);
    }

    RecordOutcome time(Supplier<RecordOutcome> work) {
        return timer.record(work);
    }

    void count(RecordOutcome outcome) {
        registry.counter("civstack.consumer.records", "group", group, "outcome", outcome.code())
                .increment();
    }

    void retried(Fault fault) {
        String kind = fault.name().toLowerCase(Locale.ROOT);
        registry.counter("civstack.consumer.retries", "group", group, "fault", kind)
                .increment();
    }
}
