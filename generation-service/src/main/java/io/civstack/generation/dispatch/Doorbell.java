package io.civstack.generation.dispatch;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.civstack.events.Family;
import io.civstack.events.Topics;
import io.civstack.generation.store.Waiting;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Rings for a family as soon as the transaction that queued a job has committed. Never makes anybody wait. */
@Startup
@ApplicationScoped
public class Doorbell {

    static final int RINGS_WAITING_MAX = 1_024;
    private static final Logger LOG = Logger.getLogger(Doorbell.class);

    private final BlockingQueue<Family> rings = new ArrayBlockingQueue<>(RINGS_WAITING_MAX);
    private final String bootstrap;
    private final Thread ringer = Thread.ofPlatform().name("doorbell").daemon().unstarted(this::run);

    Doorbell(@ConfigProperty(name = "kafka.bootstrap.servers") String bootstrap) {
        this.bootstrap = bootstrap;
    }

    @PostConstruct
    void start() {
        ringer.start();
    }

    void stop(@Observes ShutdownEvent event) {
        ringer.interrupt();
    }

    void waiting(@Observes(during = TransactionPhase.AFTER_SUCCESS) Waiting job) {
        ring(job.family());
    }

    /** Rings once; when too many rings wait already, one less does no harm. */
    public void ring(Family family) {
        if (!rings.offer(family)) {
            LOG.warnf("doorbell full family=%s", family);
        }
    }

    private void run() {
        try (KafkaProducer<byte[], byte[]> producer = producer()) {
            warmUp(producer);
            while (true) {
                send(producer, rings.take());
            }
        } catch (InterruptedException e) {
            LOG.debug("doorbell stopped");
        }
    }

    /** The first ring of a user should not be the one that waits for metadata. */
    private static void warmUp(KafkaProducer<byte[], byte[]> producer) {
        try {
            producer.partitionsFor(Topics.dispatch(Family.SD1).name());
        } catch (KafkaException e) {
            LOG.warnf("doorbell cold reason=%s", e.getClass().getSimpleName());
        }
    }

    private static void send(KafkaProducer<byte[], byte[]> producer, Family family) {
        try {
            var _ = producer.send(
                    new ProducerRecord<>(
                            Topics.dispatch(family).name(), family.slug().getBytes(UTF_8)),
                    (metadata, fault) -> lost(family, fault));
        } catch (KafkaException e) {
            lost(family, e);
        }
    }

    private static void lost(Family family, @Nullable Exception fault) {
        if (fault != null) {
            LOG.warnf(
                    "doorbell lost family=%s reason=%s",
                    family, fault.getClass().getSimpleName());
        }
    }

    private KafkaProducer<byte[], byte[]> producer() {
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrap,
                        ProducerConfig.CLIENT_ID_CONFIG,
                        "doorbell",
                        ProducerConfig.ACKS_CONFIG,
                        "1",
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        false,
                        ProducerConfig.LINGER_MS_CONFIG,
                        0,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        Duration.ofSeconds(5).toMillis(),
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        2_000,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        4_000),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }
}
