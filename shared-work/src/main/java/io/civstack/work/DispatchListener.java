package io.civstack.work;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Consumes the dispatch topic of one pool for a worker. Its records are called rings: each says that there is work. The
 * pool's workers are a share group of their own with one topic of one partition, so that every member is assigned it
 * and each ring wakes one of those that listen. In a group with several topics Kafka gives each partition to one
 * member, and one that was killed keeps its topics until its session of 45 s runs out.
 */
final class DispatchListener implements AutoCloseable {

    static final Duration ANSWER_MAX = Duration.ofSeconds(5);
    static final Duration BUSY_MAX = Duration.ofHours(1);
    private static final Duration POLL = Duration.ofSeconds(1);

    private final KafkaShareConsumer<byte[], byte[]> consumer;
    private final String topic;
    private final Gate resting = new Gate();

    private DispatchListener(KafkaShareConsumer<byte[], byte[]> consumer, String topic) {
        this.consumer = consumer;
        this.topic = topic;
        resting.set(true);
    }

    static DispatchListener open(String bootstrap, String group, String topic) throws InterruptedException {
        prepare(bootstrap, group);
        return new DispatchListener(new KafkaShareConsumer<>(settings(bootstrap, group)), topic);
    }

    /** Subscribes to the topic. */
    void listen() {
        resting.set(false);
        consumer.subscribe(List.of(topic));
    }

    /**
     * Unsubscribes: a consumer that is not polled goes on fetching, and would keep a ring to itself for half a minute.
     */
    void rest() {
        consumer.unsubscribe();
        resting.set(true);
    }

    /** Waits until another thread has come to {@link #rest}, at most so long. */
    void awaitRest(Duration longest) throws InterruptedException {
        resting.await(longest);
    }

    /**
     * Waits a little for a ring and acknowledges it at once: the rows of the queue say whether there is work.
     *
     * @param free whether there is a slot for the work; else the ring is left to the next worker
     */
    boolean awaitRing(BooleanSupplier free) {
        ConsumerRecords<byte[], byte[]> rings;
        try {
            rings = consumer.poll(POLL);
        } catch (WakeupException e) {
            return false;
        }
        boolean taken = !rings.isEmpty() && free.getAsBoolean();
        rings.forEach(ring -> consumer.acknowledge(ring, taken ? AcknowledgeType.ACCEPT : AcknowledgeType.RELEASE));
        if (!rings.isEmpty()) {
            consumer.commitSync(ANSWER_MAX);
        }
        return taken;
    }

    /** Ends the wait of another thread in {@link #awaitRing}. */
    void wakeUp() {
        consumer.wakeup();
    }

    @Override
    public void close() {
        consumer.close(Duration.ofSeconds(1));
    }

    /** A worker fetches one ring at a time: while it holds a second one, no other worker is told of that work. */
    private static Map<String, Object> settings(String bootstrap, String group) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
        settings.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, (int) BUSY_MAX.toMillis());
        settings.put(ConsumerConfig.SHARE_ACKNOWLEDGEMENT_MODE_CONFIG, "explicit");
        settings.put(ConsumerConfig.SHARE_ACQUIRE_MODE_CONFIG, "record_limit");
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 500);
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        return settings;
    }

    /**
     * A group that starts at the latest record would miss the rings that were sent before it existed, and one that
     * waits between two assignments would get none for six seconds after its first member joined.
     */
    private static void prepare(String bootstrap, String group) throws InterruptedException {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.GROUP, group);
        List<AlterConfigOp> settings =
                List.of(set("share.auto.offset.reset", "earliest"), set("share.assignment.interval.ms", "0"));
        try (Admin admin = Admin.create(Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap))) {
            admin.incrementalAlterConfigs(Map.of(resource, settings))
                    .all()
                    .get(ANSWER_MAX.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("the share group cannot be prepared", e);
        }
    }

    private static AlterConfigOp set(String name, String value) {
        return new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET);
    }
}
