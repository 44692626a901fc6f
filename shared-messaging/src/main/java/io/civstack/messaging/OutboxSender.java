package io.civstack.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.civstack.events.EventType;
import io.civstack.events.Topics;
import io.civstack.trace.TraceContext;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Writes outbox rows to their topics, in order, and returns which ones Kafka has. */
final class OutboxSender implements AutoCloseable {

    /** What became of a batch: the rows that Kafka has, and what stopped the others. */
    record Sent(List<Long> ids, @Nullable Throwable fault) {}

    private record Pending(long id, Future<RecordMetadata> ack) {}

    private final Producer<byte[], byte[]> producer;
    private final Tracer tracer;

    OutboxSender(Producer<byte[], byte[]> producer, Tracer tracer) {
        this.producer = producer;
        this.tracer = tracer;
    }

    Sent send(List<OutboxRow> rows) throws InterruptedException {
        List<Pending> pending = new ArrayList<>(rows.size());
        for (OutboxRow row : rows) {
            Pending sent = new Pending(row.id(), send(row));
            pending.add(sent);
            if (failedAtOnce(sent)) {
                // A record that never left must not be overtaken by its successors.
                break;
            }
        }
        List<Long> acknowledged = new ArrayList<>(pending.size());
        Throwable fault = null;
        for (Pending sent : pending) {
            try {
                sent.ack().get();
                acknowledged.add(sent.id());
            } catch (ExecutionException e) {
                fault = e.getCause();
            }
        }
        return new Sent(acknowledged, fault);
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }

    private Future<RecordMetadata> send(OutboxRow row) {
        Span span = tracer.spanBuilder("send " + row.topic())
                .setParent(TraceContext.of(row.traceparent()))
                .setSpanKind(SpanKind.PRODUCER)
                .setStartTimestamp(row.created())
                .setAttribute("messaging.system", "kafka")
                .setAttribute("messaging.destination.name", row.topic())
                .setAttribute("messaging.message.id", row.eventId().toString())
                .setAttribute("civstack.event.type", row.type())
                .startSpan();
        ProducerRecord<byte[], byte[]> message = new ProducerRecord<>(
                row.topic(),
                null,
                row.key().getBytes(UTF_8),
                row.body().getBytes(UTF_8),
                headers(row, Context.root().with(span)));
        return producer.send(message, (metadata, fault) -> {
            if (fault != null) {
                span.recordException(fault);
            }
            span.end();
        });
    }

    private static List<Header> headers(OutboxRow row, Context context) {
        EventType<?> type = Topics.named(row.type())
                .orElseThrow(() -> new IllegalStateException(row.type() + " is not in the catalogue"));
        List<Header> headers = new ArrayList<>(CloudEvents.headers(row.eventId(), type, row.created()));
        String traceparent = TraceContext.textOf(context);
        if (traceparent != null) {
            headers.add(CloudEvents.header(TraceContext.TRACEPARENT, traceparent));
        }
        return headers;
    }

    private static boolean failedAtOnce(Pending sent) {
        return sent.ack().state() == Future.State.FAILED;
    }
}
