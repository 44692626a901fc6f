package io.civstack.messaging;

import io.civstack.background.BackOff;
import io.civstack.events.ConsumerGroup;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Writes a record that cannot be consumed to the topic of dead letters, whole and with its reason. Returns only when
 * Kafka has it: until then the record's offset is not committed, so it is never lost.
 */
@Singleton
class DeadLetters {

    static final int SENTENCE_CHARACTERS_MAX = 500;
    static final int CUT_BODY_BYTES_MAX = 64 * 1024;
    private static final BackOff AGAIN = new BackOff(Duration.ofSeconds(1), Duration.ofSeconds(1));

    private static final Logger LOG = Logger.getLogger(DeadLetters.class);

    private final Supplier<Producer<byte[], byte[]>> producers;
    private volatile @Nullable Producer<byte[], byte[]> producer;

    @Inject
    DeadLetters(@ConfigProperty(name = "kafka.bootstrap.servers") String bootstrap) {
        this(() -> Producers.lossless(bootstrap, "dead-letters"));
    }

    DeadLetters(Supplier<Producer<byte[], byte[]>> producers) {
        this.producers = producers;
    }

    /**
     * Waits for Kafka as long as it takes; throws IllegalStateException when the thread is interrupted because the
     * process stops.
     */
    void put(
            ConsumerGroup group,
            ConsumerRecord<byte[], byte[]> record,
            DeadReason reason,
            String sentence,
            @Nullable Throwable fault) {
        ProducerRecord<byte[], byte[]> letter = letter(group, record, reason, sentence);
        LOG.errorf(
                fault,
                "deadLetter=%s group=%s topic=%s partition=%d offset=%d sentence=\"%s\"",
                reason.code(),
                group.name(),
                record.topic(),
                record.partition(),
                record.offset(),
                printable(sentence));
        while (true) {
            try {
                producer().send(letter).get();
                return;
            } catch (ExecutionException | KafkaException e) {
                Throwable cause = e instanceof ExecutionException && e.getCause() != null ? e.getCause() : e;
                if (cause instanceof RecordTooLargeException && letter.value() != null) {
                    letter = cut(letter);
                } else {
                    LOG.warnf("deadLetter=waiting group=%s fault=%s", group.name(), cause);
                    EventConsumers.pause(AGAIN);
                }
            } catch (InterruptedException e) {
                throw EventConsumers.stopped(e);
            }
        }
    }

    void stop(@Observes ShutdownEvent event) {
        Producer<byte[], byte[]> open = producer;
        if (open != null) {
            open.close(Duration.ZERO);
        }
    }

    private static ProducerRecord<byte[], byte[]> letter(
            ConsumerGroup group, ConsumerRecord<byte[], byte[]> record, DeadReason reason, String sentence) {
        Headers headers = new RecordHeaders(record.headers().toArray());
        headers.add(CloudEvents.header("dl_reason", reason.code()));
        headers.add(CloudEvents.header("dl_sentence", printable(sentence)));
        headers.add(CloudEvents.header("dl_group", group.name()));
        headers.add(CloudEvents.header("dl_topic", record.topic()));
        headers.add(CloudEvents.header("dl_partition", Integer.toString(record.partition())));
        headers.add(CloudEvents.header("dl_offset", Long.toString(record.offset())));
        return new ProducerRecord<>(group.deadLetters().name(), null, record.key(), record.value(), headers);
    }

    /**
     * With its reason a record may be larger than a topic accepts; then only the beginning of its body is kept, and its
     * position in the source topic.
     */
    private static ProducerRecord<byte[], byte[]> cut(ProducerRecord<byte[], byte[]> letter) {
        Headers headers = new RecordHeaders(letter.headers().toArray());
        headers.add(CloudEvents.header("dl_cut_from_bytes", Integer.toString(letter.value().length)));
        byte[] head = Arrays.copyOf(letter.value(), Math.min(letter.value().length, CUT_BODY_BYTES_MAX));
        return new ProducerRecord<>(
                letter.topic(), null, letter.key(), head.length == letter.value().length ? null : head, headers);
    }

    private static String printable(String sentence) {
        String oneLine = sentence.replaceAll("\\p{Cntrl}", " ");
        return oneLine.substring(0, Math.min(oneLine.length(), SENTENCE_CHARACTERS_MAX));
    }

    private synchronized Producer<byte[], byte[]> producer() {
        Producer<byte[], byte[]> open = producer;
        if (open == null) {
            open = producers.get();
            producer = open;
        }
        return open;
    }
}
