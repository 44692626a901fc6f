package io.civstack.messaging;

import io.civstack.background.BackOff;
import io.civstack.events.ConsumerGroup;
import io.civstack.events.Event;
import io.civstack.events.EventType;
import io.civstack.events.Topics;
import io.civstack.fault.Fault;
import io.civstack.trace.TraceContext;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Scope;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Consumes the records of one consumer group. {@link #receive} returns when a record is finished: its effect is
 * committed, it was consumed before, no handler is registered for its kind, or it is a dead letter.
 */
public final class EventConsumer {

    static final Duration PAUSE_MAX = Duration.ofSeconds(2);
    private static final BackOff AGAIN = new BackOff(Duration.ofMillis(20), PAUSE_MAX);

    private final ConsumerGroup group;
    private final Map<String, Listing<?>> listings;
    private final Map<String, String> families;
    private final EventConsumers parts;
    private final ConsumerMetrics metrics;

    private record Listing<E extends Event>(EventType<E> type, Handler<E> handler) {

        Reading<E> read(ConsumerRecord<byte[], byte[]> record) throws UnreadableException {
            return new Reading<>(EventCodec.read(type, record), handler);
        }
    }

    private record Reading<E extends Event>(Received<E> received, Handler<E> handler) {

        Envelope envelope() {
            return received.envelope();
        }

        void handle() {
            handler.handle(received.event(), received.envelope());
        }
    }

    private EventConsumer(ConsumerGroup group, Map<String, Listing<?>> listings, EventConsumers parts) {
        this.group = group;
        this.listings = Map.copyOf(listings);
        this.families = listings.values().stream()
                .collect(Collectors.toUnmodifiableMap(
                        listing -> listing.type().family(),
                        listing -> listing.type().name()));
        this.parts = parts;
        this.metrics = new ConsumerMetrics(group, parts.metrics());
    }

    /** Consumes one record, in the trace that its headers name. */
    public void receive(ConsumerRecord<byte[], byte[]> record) {
        Span span = parts.tracer()
                .spanBuilder("process " + record.topic())
                .setParent(TraceContext.of(CloudEvents.traceparent(record.headers())))
                .setSpanKind(SpanKind.CONSUMER)
                .setAttribute("messaging.system", "kafka")
                .setAttribute("messaging.destination.name", record.topic())
                .setAttribute("messaging.consumer.group.name", group.name())
                .startSpan();
        try (Scope _ = span.makeCurrent()) {
            RecordOutcome outcome = metrics.time(() -> take(record, span));
            span.setAttribute("civstack.consumer.outcome", outcome.code());
            metrics.count(outcome);
        } finally {
            span.end();
        }
    }

    private RecordOutcome take(ConsumerRecord<byte[], byte[]> record, Span span) {
        Reading<?> reading;
        try {
            String type = CloudEvents.type(record.headers());
            span.setAttribute("civstack.event.type", type);
            Listing<?> listing = listings.get(type);
            if (listing == null) {
                refuseUnknownVersion(type);
                return RecordOutcome.SKIPPED;
            }
            reading = listing.read(record);
        } catch (UnreadableException e) {
            return deadLetter(record, e.reason(), String.valueOf(e.getMessage()));
        }
        span.setAttribute("messaging.message.id", reading.envelope().id().toString());
        return apply(reading, record, span);
    }

    /** A later major version of an event that this group consumes cannot be read, and must not be skipped silently. */
    private void refuseUnknownVersion(String type) throws UnreadableException {
        int version = type.lastIndexOf(".v");
        String known = version < 0 ? null : families.get(type.substring(0, version));
        if (known != null) {
            throw new UnreadableException(DeadReason.VERSION_UNKNOWN, type + " is not known here, only " + known);
        }
    }

    private RecordOutcome apply(Reading<?> reading, ConsumerRecord<byte[], byte[]> record, Span span) {
        long giveUpAt = System.nanoTime() + parts.config().retryBudget().toNanos();
        BackOff backOff = AGAIN;
        while (true) {
            try {
                return once(reading);
            } catch (RuntimeException fault) {
                span.recordException(fault);
                Fault kind = Fault.of(fault);
                if (kind == Fault.BUG) {
                    return deadLetter(record, DeadReason.HANDLER_FAULT, describe(fault), fault);
                }
                if (kind == Fault.TRANSIENT && System.nanoTime() - giveUpAt >= 0) {
                    return deadLetter(record, DeadReason.RETRIES_EXHAUSTED, describe(fault), fault);
                }
                metrics.retried(kind);
                backOff = EventConsumers.pause(backOff);
            }
        }
    }

    private RecordOutcome once(Reading<?> reading) {
        return QuarkusTransaction.requiringNew()
                .timeout(Math.toIntExact(parts.config().transactionTimeout().toSeconds()))
                .call(() -> {
                    if (!parts.inbox().enter(group.name(), reading.envelope().id())) {
                        return RecordOutcome.DUPLICATE;
                    }
                    reading.handle();
                    return RecordOutcome.APPLIED;
                });
    }

    private RecordOutcome deadLetter(ConsumerRecord<byte[], byte[]> record, DeadReason reason, String sentence) {
        return deadLetter(record, reason, sentence, null);
    }

    private RecordOutcome deadLetter(
            ConsumerRecord<byte[], byte[]> record, DeadReason reason, String sentence, @Nullable Throwable fault) {
        parts.deadLetters().put(group, record, reason, sentence, fault);
        return RecordOutcome.DEAD_LETTERED;
    }

    private static String describe(Throwable fault) {
        return fault.getClass().getName() + ": " + fault.getMessage();
    }

    /** Registers the handlers of a group. */
    public static final class Builder {

        private final ConsumerGroup group;
        private final EventConsumers parts;
        private final Map<String, Listing<?>> listings = new LinkedHashMap<>();

        Builder(ConsumerGroup group, EventConsumers parts) {
            this.group = group;
            this.parts = parts;
        }

        /** Registers the handler of a kind of event; the kind belongs to the group's topic and has one handler. */
        public <E extends Event> Builder on(Class<E> event, Handler<E> handler) {
            EventType<E> type = Topics.of(event);
            if (!type.topic().equals(group.topic())) {
                throw new IllegalArgumentException(
                        type.name() + " does not travel on " + group.topic().name());
            }
            if (listings.putIfAbsent(type.name(), new Listing<>(type, handler)) != null) {
                throw new IllegalArgumentException(type.name() + " is listed twice");
            }
            return this;
        }

        public EventConsumer build() {
            return new EventConsumer(group, listings, parts);
        }
    }
}
