package io.civstack.generation.worker;

import io.civstack.events.Topics;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The worker's end of the doorbell: all workers are one share group, so each ring of a family wakes one of those that listen for it. It is used by one thread;
 * only {@link #wakeUp} may be called by others.
 */
@ApplicationScoped
class Bell {

    private static final String GROUP = "generation.workers";
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration ANSWER_MAX = Duration.ofSeconds(5);
    private static final Duration BUSY_MAX = Duration.ofHours(1);

    private final String bootstrap;
    private final WorkerConfig config;
    private final AtomicReference<@Nullable KafkaShareConsumer<byte[], byte[]>> consumer = new AtomicReference<>();

    Bell(@ConfigProperty(name = "kafka.bootstrap.servers") String bootstrap, WorkerConfig config) {
        this.bootstrap = bootstrap;
        this.config = config;
    }

    /** Waits a little for a ring. The ring counts as answered: whether it finds a job or not, the rows know. */
    boolean heard() {
        KafkaShareConsumer<byte[], byte[]> ear = opened();
        var rings = ear.poll(POLL);
        rings.forEach(ring -> ear.acknowledge(ring, AcknowledgeType.ACCEPT));
        return !rings.isEmpty();
    }

    /** Tells Kafka which rings were answered, once the job they were for is under way. */
    void answered() {
        KafkaShareConsumer<byte[], byte[]> ear = consumer.get();
        if (ear != null) {
            ear.commitSync(ANSWER_MAX);
        }
    }

    void wakeUp() {
        KafkaShareConsumer<byte[], byte[]> ear = consumer.get();
        if (ear != null) {
            ear.wakeup();
        }
    }

    /** After a fault the next use opens it anew. */
    void close() {
        KafkaShareConsumer<byte[], byte[]> ear = consumer.getAndSet(null);
        if (ear != null) {
            ear.close(Duration.ofSeconds(1));
        }
    }

    private KafkaShareConsumer<byte[], byte[]> opened() {
        KafkaShareConsumer<byte[], byte[]> open = consumer.get();
        if (open != null) {
            return open;
        }
        prepareGroup();
        KafkaShareConsumer<byte[], byte[]> ear = new KafkaShareConsumer<>(settings());
        ear.subscribe(config.families().stream()
                .map(family -> Topics.dispatch(family).name())
                .toList());
        consumer.set(ear);
        return ear;
    }

    /** One ring at a time in a worker's hand: a second one in its pocket would be a job that nobody hears of. */
    private Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>();
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, GROUP);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
        settings.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, (int) BUSY_MAX.toMillis());
        settings.put(ConsumerConfig.SHARE_ACKNOWLEDGEMENT_MODE_CONFIG, "explicit");
        settings.put(ConsumerConfig.SHARE_ACQUIRE_MODE_CONFIG, "record_limit");
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 500);
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        return settings;
    }

    /** A group that starts at the latest record would sleep through the rings that were there before it. */
    private void prepareGroup() {
        ConfigResource group = new ConfigResource(ConfigResource.Type.GROUP, GROUP);
        AlterConfigOp earliest =
                new AlterConfigOp(new ConfigEntry("share.auto.offset.reset", "earliest"), AlterConfigOp.OpType.SET);
        try (Admin admin = Admin.create(Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap))) {
            admin.incrementalAlterConfigs(Map.of(group, List.of(earliest)))
                    .all()
                    .get(ANSWER_MAX.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("the share group cannot be prepared", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted", e);
        }
    }
}
