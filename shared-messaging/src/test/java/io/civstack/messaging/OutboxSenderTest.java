package io.civstack.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Tracer;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class OutboxSenderTest {

    private static final Tracer NO_TRACER = OpenTelemetry.noop().getTracer("test");
    private static final String TRACEPARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    /** Fails the keys it is told, the moment they are sent. */
    private static final class Broken extends MockProducer<byte[], byte[]> {

        private final Set<String> keys;

        Broken(String... keys) {
            super(true, null, new ByteArraySerializer(), new ByteArraySerializer());
            this.keys = Set.of(keys);
        }

        @Override
        public synchronized Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> message, Callback done) {
            return keys.contains(new String(message.key(), UTF_8))
                    ? CompletableFuture.failedFuture(new TimeoutException("no metadata"))
                    : super.send(message, done);
        }
    }

    @Test
    void writesCloudEventsInOrder() throws InterruptedException {
        // Given
        Broken kafka = new Broken();

        // When
        OutboxSender.Sent sent =
                new OutboxSender(kafka, NO_TRACER).send(List.of(row(1, "a"), row(2, "b"), row(3, "a")));

        // Then
        assertThat(sent.ids()).containsExactly(1L, 2L, 3L);
        assertThat(sent.fault()).isNull();
        assertThat(kafka.history())
                .extracting(message -> new String(message.key(), UTF_8))
                .containsExactly("a", "b", "a");
        assertThat(header(kafka, "ce_type")).isEqualTo("civstack.ledger.buzz-captured.v1");
        assertThat(header(kafka, "ce_source")).isEqualTo("/civstack/ledger");
        assertThat(header(kafka, "ce_specversion")).isEqualTo("1.0");
        assertThat(header(kafka, "content-type")).isEqualTo("application/json");
        assertThat(header(kafka, "traceparent")).startsWith("00-0af7651916cd43dd8448eb211c80319c-");
    }

    @Test
    void stopsAtARecordThatNeverLeft() throws InterruptedException {
        // Given
        Broken kafka = new Broken("b");

        // When
        OutboxSender.Sent sent =
                new OutboxSender(kafka, NO_TRACER).send(List.of(row(1, "a"), row(2, "b"), row(3, "b")));

        // Then
        assertThat(sent.ids()).containsExactly(1L);
        assertThat(sent.fault()).isInstanceOf(TimeoutException.class);
        assertThat(kafka.history()).hasSize(1);
    }

    private static OutboxRow row(long id, String key) {
        return new OutboxRow(
                id,
                new UUID(0, id),
                "civstack.ledger.buzz-captured.v1",
                "ledger.hold.events.v1",
                key,
                "{}",
                TRACEPARENT,
                Instant.parse("2026-11-22T12:00:00Z"));
    }

    private static String header(MockProducer<byte[], byte[]> kafka, String name) {
        return new String(kafka.history().getFirst().headers().lastHeader(name).value(), UTF_8);
    }
}
