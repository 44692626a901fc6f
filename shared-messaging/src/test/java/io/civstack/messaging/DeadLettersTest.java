package io.civstack.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.civstack.context.Contexts;
import io.civstack.events.ConsumerGroup;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeadLettersTest {

    private static final ConsumerGroup GROUP = Contexts.LEDGER.group("jobs");

    private final MockProducer<byte[], byte[]> kafka =
            new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final DeadLetters letters = new DeadLetters(() -> kafka);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void keepsTheRecordWholeAndTellsWhatHappened() {
        // Given
        ConsumerRecord<byte[], byte[]> record = record("body");
        record.headers().add("ce_id", "seven".getBytes(UTF_8));

        // When
        CompletableFuture<Void> done = put(record, "no\r\nline");
        complete(1);

        // Then
        done.join();
        ProducerRecord<byte[], byte[]> letter = kafka.history().getFirst();
        assertThat(letter.topic()).isEqualTo("ledger.jobs.dlq");
        assertThat(letter.key()).isEqualTo(record.key());
        assertThat(letter.value()).isEqualTo(record.value());
        assertThat(header(letter, "ce_id")).isEqualTo("seven");
        assertThat(header(letter, "dl_reason")).isEqualTo("header-invalid");
        assertThat(header(letter, "dl_sentence")).isEqualTo("no  line");
        assertThat(header(letter, "dl_topic") + header(letter, "dl_partition") + header(letter, "dl_offset"))
                .isEqualTo("jobs542");
    }

    @Test
    void keepsTryingWhileKafkaIsAway() {
        // Given
        CompletableFuture<Void> done = put(record("body"), "bad");

        // When
        for (int attempt = 1; attempt <= 2; attempt++) {
            awaitAttempt(attempt);
            assertThat(kafka.errorNext(new TimeoutException("away"))).isTrue();
        }
        complete(3);

        // Then
        done.join();
        assertThat(kafka.history()).hasSize(3);
    }

    @Test
    void keepsTheHeadOfWhatKafkaFindsTooLarge() {
        // Given
        CompletableFuture<Void> done = put(record("x".repeat(100_000)), "too large");

        // When
        awaitAttempt(1);
        assertThat(kafka.errorNext(new RecordTooLargeException("too large"))).isTrue();
        complete(2);

        // Then
        done.join();
        ProducerRecord<byte[], byte[]> letter = kafka.history().getLast();
        assertThat(letter.value()).hasSize(DeadLetters.CUT_BODY_BYTES_MAX);
        assertThat(header(letter, "dl_cut_from_bytes")).isEqualTo("100000");
    }

    @Test
    void leavesTheRecordToBeReadAgainWhenTheProcessStops() {
        // Given
        CompletableFuture<Void> done = put(record("body"), "bad");
        awaitAttempt(1);

        // When
        threads.shutdownNow();

        // Then
        assertThatThrownBy(done::join)
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(IllegalStateException.class);
    }

    private CompletableFuture<Void> put(ConsumerRecord<byte[], byte[]> record, String sentence) {
        return CompletableFuture.runAsync(
                () -> letters.put(GROUP, record, DeadReason.HEADER_INVALID, sentence, null), threads);
    }

    private void complete(int attempt) {
        awaitAttempt(attempt);
        assertThat(kafka.completeNext()).isTrue();
    }

    private void awaitAttempt(int attempt) {
        await().until(() -> kafka.history().size() >= attempt);
    }

    private static ConsumerRecord<byte[], byte[]> record(String body) {
        return new ConsumerRecord<>("jobs", 5, 42, "key".getBytes(UTF_8), body.getBytes(UTF_8));
    }

    private static String header(ProducerRecord<byte[], byte[]> letter, String name) {
        Header header = letter.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), UTF_8);
    }
}
