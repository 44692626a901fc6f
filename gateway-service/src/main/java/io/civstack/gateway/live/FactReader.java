package io.civstack.gateway.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.civstack.events.EventType;
import io.civstack.events.Topic;
import io.civstack.events.Topics;
import io.civstack.gateway.GatewayConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One thread that reads every fact from now on and passes it to the live connections. It belongs to no group and commits nothing: what
 * happens while it is away is not pushed, and readers look at the state when they connect.
 */
@Singleton
public class FactReader {

    private static final Logger LOG = Logger.getLogger(FactReader.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration METADATA_TIMEOUT = Duration.ofSeconds(5);
    private static final long RETRY_MS = 1_000;

    private final LiveUpdates updates;
    private final String bootstrap;
    private final int factBytesMax;
    private final FactFrames frames = new FactFrames();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile @Nullable KafkaConsumer<byte[], byte[]> current;
    private volatile boolean reading;

    FactReader(
            LiveUpdates updates,
            GatewayConfig config,
            @ConfigProperty(name = "civstack.kafka.bootstrap") String bootstrap) {
        this.updates = updates;
        this.bootstrap = bootstrap;
        this.factBytesMax = config.live().factBytesMax();
    }

    void start(@Observes StartupEvent event) {
        Thread.ofPlatform().daemon().name("live-facts").start(this::run);
    }

    void stop(@Observes ShutdownEvent event) {
        stopping.countDown();
        KafkaConsumer<byte[], byte[]> consumer = current;
        if (consumer != null) {
            consumer.wakeup();
        }
    }

    /** True once the reader stands at the end of every topic; from then on nothing is missed while it runs. */
    boolean isReading() {
        return reading;
    }

    private void run() {
        boolean stopped = false;
        while (!stopped) {
            try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings())) {
                current = consumer;
                follow(consumer);
                stopped = true;
            } catch (WakeupException | InterruptException e) {
                stopped = true;
            } catch (KafkaException e) {
                LOG.warnf("live=interrupted error=%s", e.getClass().getSimpleName());
                stopped = pause();
            }
        }
    }

    /** True when it is time to stop. */
    private boolean pause() {
        try {
            return stopping.await(RETRY_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void follow(KafkaConsumer<byte[], byte[]> consumer) {
        List<TopicPartition> partitions = Topics.types().stream()
                .map(EventType::topic)
                .map(Topic::name)
                .distinct()
                .flatMap(topic -> partitions(consumer, topic))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(partition -> consumer.position(partition, METADATA_TIMEOUT));
        reading = true;
        LOG.infof("live=reading partitions=%d", partitions.size());
        while (stopping.getCount() > 0) {
            consumer.poll(POLL).forEach(this::pass);
        }
    }

    private static Stream<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer, String topic) {
        List<PartitionInfo> known = consumer.partitionsFor(topic, METADATA_TIMEOUT);
        if (known == null || known.isEmpty()) {
            throw new KafkaException("there is no topic " + topic + " yet");
        }
        return known.stream().map(info -> new TopicPartition(topic, info.partition()));
    }

    private void pass(ConsumerRecord<byte[], byte[]> fact) {
        String type = header(fact, "ce_type");
        String id = header(fact, "ce_id");
        if (type != null && id != null && fact.value() != null && fact.value().length <= factBytesMax) {
            frames.read(id, type, fact.value()).ifPresent(updates::tell);
        }
    }

    private static @Nullable String header(ConsumerRecord<byte[], byte[]> fact, String name) {
        Header header = fact.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
    }

    private Map<String, Object> settings() {
        return Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                ConsumerConfig.CLIENT_ID_CONFIG,
                "gateway-live",
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "latest",
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                200,
                ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
                ByteArrayDeserializer.class,
                ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
                ByteArrayDeserializer.class);
    }
}
