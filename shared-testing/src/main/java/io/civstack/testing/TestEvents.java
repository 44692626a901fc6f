package io.civstack.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.civstack.context.Contexts;
import io.civstack.events.Event;
import io.civstack.events.EventType;
import io.civstack.events.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;

/**
 * Publishes the events that other services would publish, and receives everything that is published after it was
 * opened. The wire format is written here a second time on purpose: a codec that drifts is noticed.
 */
public final class TestEvents implements AutoCloseable {

    public static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .build();

    private final Producer<byte[], byte[]> producer;
    private final Consumer<byte[], byte[]> consumer;
    private final List<ConsumerRecord<byte[], byte[]>> records = new CopyOnWriteArrayList<>();
    private final Thread receiver;

    private TestEvents(String bootstrap) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap, "acks", "all", "linger.ms", 0),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap, "enable.auto.commit", false),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = Contexts.topics().stream()
                .flatMap(topic -> consumer.partitionsFor(topic.name()).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        receiver = Thread.ofPlatform().name("events").daemon().start(this::listen);
    }

    /** Receives from now on. */
    public static TestEvents open() {
        return new TestEvents(Endpoints.current().kafkaBootstrap());
    }

    /** Publishes an event as its owner would, and returns its event id. */
    public <E extends Event> UUID publish(E event) {
        return publish(event, new UUID(RandomBits.next(), RandomBits.next()));
    }

    /** Publishes an event under a given event id: a consumer has to take the same id twice for one event. */
    public <E extends Event> UUID publish(E event, UUID id) {
        @SuppressWarnings("unchecked") // an object's class is the class of its type
        EventType<E> type = Topics.of((Class<E>) event.getClass());
        publishRaw(type.topic().name(), type.key().apply(event), headers(id, type.name()), encode(event));
        return id;
    }

    /** Writes any bytes to any topic: how poison gets there. */
    public void publishRaw(String topic, String key, Map<String, String> headers, byte[] body) {
        List<Header> all = new ArrayList<>();
        headers.forEach((name, value) -> all.add(new RecordHeader(name, value.getBytes(UTF_8))));
        try {
            producer.send(new ProducerRecord<>(topic, null, key.getBytes(UTF_8), body, all))
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the test could not write to " + topic, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The headers of a well-formed record. */
    public static Map<String, String> headers(UUID id, String type) {
        return Map.of(
                "ce_specversion",
                "1.0",
                "ce_id",
                id.toString(),
                "ce_type",
                type,
                "ce_source",
                "/civstack/test",
                "ce_time",
                InstantSource.system().instant().toString(),
                "content-type",
                "application/json");
    }

    public static byte[] encode(Event event) {
        try {
            return JSON.writeValueAsBytes(event);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first event of this kind that is as asked for, waiting for it where it has not come yet. */
    public <E extends Event> E await(Class<E> kind, Predicate<E> wanted) {
        return Awaitility.await("a " + kind.getSimpleName())
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> received(kind).stream().filter(wanted).findFirst(), Optional::isPresent)
                .orElseThrow();
    }

    /** Every event of this kind received so far, in order of arrival. */
    public <E extends Event> List<E> received(Class<E> kind) {
        EventType<E> type = Topics.of(kind);
        return receivedRaw(type.topic().name()).stream()
                .filter(record -> type.name().equals(header(record, "ce_type")))
                .map(record -> decode(kind, record.value()))
                .toList();
    }

    /** Every record of a topic received so far, dead letters for instance. */
    public List<ConsumerRecord<byte[], byte[]>> receivedRaw(String topic) {
        return records.stream().filter(record -> record.topic().equals(topic)).toList();
    }

    /** A header's text; empty when the record has none of that name. */
    public static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), UTF_8);
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            receiver.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        producer.close();
    }

    private void listen() {
        try (consumer) {
            while (true) {
                consumer.poll(Duration.ofSeconds(1)).forEach(records::add);
            }
        } catch (WakeupException e) {
            records.clear();
        }
    }

    private static <E extends Event> E decode(Class<E> kind, byte[] body) {
        try {
            return JSON.readValue(body, kind);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
