package io.civstack.work;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.civstack.background.Background;
import io.civstack.messaging.Producers;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Tells workers in other processes that a pool has work: a record on its dispatch topic. Never makes the caller wait,
 * and may lose a record.
 */
@Singleton
class KafkaDoorbell {

    static final int RINGS_WAITING_MAX = 1_024;
    private static final Logger LOG = Logger.getLogger(KafkaDoorbell.class);

    private final BlockingQueue<String> rings = new ArrayBlockingQueue<>(RINGS_WAITING_MAX);
    private final DispatchTopics topics;
    private final String bootstrap;
    private final Background background;

    KafkaDoorbell(
            DispatchTopics topics,
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrap,
            Background background) {
        this.topics = topics;
        this.bootstrap = bootstrap;
        this.background = background;
    }

    void start(@Observes StartupEvent event) {
        if (topics.any()) {
            background.loop("doorbell", this::send);
        }
    }

    /** Drops the ring when too many wait already: those are enough to wake the workers. */
    void ring(String pool) {
        if (!rings.offer(pool)) {
            LOG.warnf("doorbell=full pool=%s", pool);
        }
    }

    private void send() throws InterruptedException {
        Producer<byte[], byte[]> producer = Producers.lossy(bootstrap, "doorbell");
        try {
            warmUp(producer);
            while (true) {
                send(producer, rings.take());
            }
        } finally {
            producer.close(Duration.ZERO);
        }
    }

    /** Fetches the metadata of the topics, so that the first ring need not wait for it. */
    private void warmUp(Producer<byte[], byte[]> producer) {
        try {
            topics.all().forEach(producer::partitionsFor);
        } catch (KafkaException e) {
            LOG.warnf("doorbell=cold reason=%s", e.getClass().getSimpleName());
        }
    }

    private void send(Producer<byte[], byte[]> producer, String pool) {
        try {
            var _ = producer.send(
                    new ProducerRecord<>(topics.of(pool), pool.getBytes(UTF_8)),
                    (metadata, fault) -> lost(pool, fault));
        } catch (KafkaException e) {
            lost(pool, e);
        }
    }

    private static void lost(String pool, @Nullable Exception fault) {
        if (fault != null) {
            LOG.warnf("doorbell=lost pool=%s reason=%s", pool, fault.getClass().getSimpleName());
        }
    }
}
