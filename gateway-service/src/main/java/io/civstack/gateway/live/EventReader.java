package io.civstack.gateway.live;

import io.civstack.background.Background;
import io.civstack.events.EventType;
import io.civstack.events.Topic;
import io.civstack.events.Topics;
import io.civstack.gateway.GatewayConfig;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * One thread that reads every new event from Kafka and passes it to the live connections. It has no consumer group and
 * commits nothing: events while it does not run are not pushed, and clients read the current state after they connect.
 */
@Singleton
public class EventReader {

    private static final Logger LOG = Logger.getLogger(EventReader.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration METADATA_TIMEOUT = Duration.ofSeconds(5);

    private final LiveUpdates updates;
    private final String bootstrap;
    private final int eventBytesMax;
    private final EventFrames frames = new EventFrames();
    private final Background background;
    private volatile boolean reading;

    EventReader(
            LiveUpdates updates,
            GatewayConfig config,
            Background background,
            @ConfigProperty(name = "civstack.kafka.bootstrap") String bootstrap) {
        this.updates = updates;
        this.background = background;
        this.bootstrap = bootstrap;
        this.eventBytesMax = config.live().eventBytesMax();
    }

    void start(@Observes StartupEvent event) {
        background.loop("live-events", this::read);
    }

    /** True once it is positioned at the end of every topic; from then on it misses no event while it runs. */
    boolean isReading() {
        return reading;
    }

    private void read() {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings())) {
            follow(consumer);
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
        while (!Thread.currentThread().isInterrupted()) {
            consumer.poll(POLL).forEach(this::push);
        }
    }

    private static Stream<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer, String topic) {
        List<PartitionInfo> known = consumer.partitionsFor(topic, METADATA_TIMEOUT);
        if (known == null || known.isEmpty()) {
            throw new KafkaException("there is no topic " + topic + " yet");
        }
        return known.stream().map(info -> new TopicPartition(topic, info.partition()));
    }

    private void push(ConsumerRecord<byte[], byte[]> event) {
        if (event.value() != null && event.value().length <= eventBytesMax) {
            try {
                frames.read(event).ifPresent(updates::push);
            } catch (RuntimeException e) {
                // Only this event is skipped; a restart would continue at the end of all topics and skip more events.
                LOG.errorf(e, "live=skipped topic=%s offset=%d", event.topic(), event.offset());
            }
        }
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
