package io.civstack.messaging;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Producers of two kinds: one never loses a record, the other never waits. */
public final class Producers {

    static final Duration METADATA_WAIT_MAX = Duration.ofSeconds(10);

    private Producers() {}

    /**
     * Retries for as long as the process lives, in order: a batch that gave up would let later records of its key
     * overtake it. Sends at once; events are few and somebody waits for each.
     */
    public static Producer<byte[], byte[]> lossless(String bootstrap, String client) {
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrap,
                        ProducerConfig.CLIENT_ID_CONFIG,
                        client,
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        true,
                        ProducerConfig.LINGER_MS_CONFIG,
                        0,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        METADATA_WAIT_MAX.toMillis(),
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        10_000,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        Integer.MAX_VALUE,
                        ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                        1_000),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** Sends once and never retries, so a record may be lost. */
    public static Producer<byte[], byte[]> lossy(String bootstrap, String client) {
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrap,
                        ProducerConfig.CLIENT_ID_CONFIG,
                        client,
                        ProducerConfig.ACKS_CONFIG,
                        "1",
                        ProducerConfig.RETRIES_CONFIG,
                        0,
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        false,
                        ProducerConfig.LINGER_MS_CONFIG,
                        0,
                        ProducerConfig.BUFFER_MEMORY_CONFIG,
                        4L * 1024 * 1024,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        500L,
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        1_000,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        2_000),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }
}
