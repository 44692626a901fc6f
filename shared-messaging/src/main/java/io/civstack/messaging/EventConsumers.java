package io.civstack.messaging;

import io.civstack.background.BackOff;
import io.civstack.context.Context;
import io.civstack.context.Contexts;
import io.civstack.events.ConsumerGroup;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Tracer;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Builds the consumer of each consumer group of a service. */
@ApplicationScoped
public class EventConsumers {

    private final Context context;
    private final ConsumerConfig config;
    private final Inbox inbox;
    private final DeadLetters deadLetters;
    private final MeterRegistry metrics;
    private final Tracer tracer;

    EventConsumers(
            @ConfigProperty(name = "civstack.context") String context,
            ConsumerConfig config,
            Inbox inbox,
            DeadLetters deadLetters,
            MeterRegistry metrics,
            OpenTelemetry telemetry) {
        this.context = Contexts.named(context);
        this.config = config;
        this.inbox = inbox;
        this.deadLetters = deadLetters;
        this.metrics = metrics;
        this.tracer = telemetry.getTracer("civstack-messaging");
    }

    /** Begins the consumer of the group that reads this channel of the process's context. */
    public EventConsumer.Builder of(String channel) {
        return of(context.group(channel));
    }

    /** Begins the consumer of a group; fails when its topic keeps records for longer than the inbox remembers them. */
    public EventConsumer.Builder of(ConsumerGroup group) {
        if (config.inboxKept().compareTo(group.topic().retention()) <= 0) {
            throw new IllegalStateException("civstack.consumer.inbox-kept is " + config.inboxKept()
                    + ", but records of " + group.topic().name() + " come back for "
                    + group.topic().retention());
        }
        return new EventConsumer.Builder(group, this);
    }

    ConsumerConfig config() {
        return config;
    }

    Inbox inbox() {
        return inbox;
    }

    DeadLetters deadLetters() {
        return deadLetters;
    }

    MeterRegistry metrics() {
        return metrics;
    }

    Tracer tracer() {
        return tracer;
    }

    /** Waits, and returns how long to wait the next time. */
    static BackOff pause(BackOff backOff) {
        try {
            return backOff.pause();
        } catch (InterruptedException e) {
            throw stopped(e);
        }
    }

    static IllegalStateException stopped(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("the process stops; the record comes again", e);
    }
}
