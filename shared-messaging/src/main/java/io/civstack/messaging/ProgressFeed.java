package io.civstack.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.civstack.background.Background;
import io.civstack.events.Event;
import io.civstack.events.EventType;
import io.civstack.events.Topics;
import io.civstack.source.IdSource;
import io.civstack.trace.TraceContext;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Sends events that may be lost: never waits, never throws because of Kafka, drops what does not fit and counts it. */
@ApplicationScoped
public class ProgressFeed {

    static final int QUEUE_EVENTS_MAX = 256;

    private final BlockingQueue<ProducerRecord<byte[], byte[]>> queue = new ArrayBlockingQueue<>(QUEUE_EVENTS_MAX);
    private final InstantSource clock;
    private final IdSource ids;
    private final Background background;
    private final AtomicBoolean started = new AtomicBoolean();
    private final String bootstrap;
    private final Counter sent;
    private final Counter dropped;

    ProgressFeed(
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrap,
            InstantSource clock,
            IdSource ids,
            Background background,
            MeterRegistry metrics) {
        this.clock = clock;
        this.ids = ids;
        this.background = background;
        this.bootstrap = bootstrap;
        this.sent = metrics.counter("civstack.progress.events", "outcome", "sent");
        this.dropped = metrics.counter("civstack.progress.events", "outcome", "dropped");
    }

    /** Queues an event and returns at once. */
    public <E extends Event> void publish(E lossy) {
        @SuppressWarnings("unchecked") // an object's class is the class of its type
        EventType<E> type = Topics.of((Class<E>) lossy.getClass());
        byte[] body = EventCodec.encode(lossy);
        if (body.length > EventCodec.BODY_BYTES_MAX || !queue.offer(message(type, lossy, body))) {
            dropped.increment();
        }
        if (started.compareAndSet(false, true)) {
            background.loop("progress", this::send);
        }
    }

    private <E extends Event> ProducerRecord<byte[], byte[]> message(EventType<E> type, E event, byte[] body) {
        List<Header> headers = new ArrayList<>(CloudEvents.headers(ids.next(), type, clock.instant()));
        String traceparent = TraceContext.current();
        if (traceparent != null) {
            headers.add(CloudEvents.header(TraceContext.TRACEPARENT, traceparent));
        }
        return new ProducerRecord<>(
                type.topic().name(), null, type.key().apply(event).getBytes(UTF_8), body, headers);
    }

    private void send() throws InterruptedException {
        Producer<byte[], byte[]> producer = Producers.lossy(bootstrap, "progress");
        try {
            while (true) {
                send(producer, queue.take());
            }
        } finally {
            producer.close(Duration.ZERO);
        }
    }

    private void send(Producer<byte[], byte[]> producer, ProducerRecord<byte[], byte[]> next) {
        try {
            var _ = producer.send(next, (metadata, fault) -> (fault == null ? sent : dropped).increment());
        } catch (KafkaException e) {
            dropped.increment();
        }
    }
}
