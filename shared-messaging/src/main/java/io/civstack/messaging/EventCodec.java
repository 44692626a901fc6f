package io.civstack.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.civstack.events.Event;
import io.civstack.events.EventType;
import io.civstack.events.Topics;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Events on the wire: CloudEvents headers and a JSON body. Readers ignore unknown fields, so that a writer may add
 * some; everything the Java form does not call nullable has to be there, with the right type.
 */
public final class EventCodec {

    static final int BODY_BYTES_MAX = 256 * 1024;
    static final int NESTING_DEPTH_MAX = 32;
    static final int NUMBER_DIGITS_MAX = 40;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(NESTING_DEPTH_MAX)
                            .maxNumberLength(NUMBER_DIGITS_MAX)
                            .maxStringLength(BODY_BYTES_MAX)
                            .build())
                    .build())
            .addModule(new JavaTimeModule())
            .annotationIntrospector(new NullMarkedIntrospector(new JacksonAnnotationIntrospector()))
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private EventCodec() {}

    /** Reads a record of any kind that the catalogue lists; empty when it is of no such kind, or cannot be read. */
    public static Optional<Received<?>> read(ConsumerRecord<byte[], byte[]> record) {
        try {
            Optional<EventType<?>> type = Topics.named(CloudEvents.type(record.headers()));
            return type.isEmpty() ? Optional.empty() : Optional.of(read(type.get(), record));
        } catch (UnreadableException e) {
            return Optional.empty();
        }
    }

    static <E extends Event> Received<E> read(EventType<E> type, ConsumerRecord<byte[], byte[]> record)
            throws UnreadableException {
        CloudEvents.requireJson(record.headers());
        UUID id = CloudEvents.id(record.headers());
        Instant time = CloudEvents.time(record.headers());
        if (record.value() == null) {
            throw new UnreadableException(DeadReason.BODY_MALFORMED, "there is no body");
        }
        E event = decode(type.event(), record.value());
        String key = type.key().apply(event);
        if (record.key() == null || !key.equals(new String(record.key(), UTF_8))) {
            throw new UnreadableException(DeadReason.KEY_MISMATCH, "the record's key is not the event's");
        }
        return new Received<>(event, new Envelope(id, type.name(), time, key));
    }

    static byte[] encode(Event event) {
        try {
            return MAPPER.writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(event.getClass().getName() + " has no JSON form", e);
        }
    }

    static <E extends Event> E decode(Class<E> type, byte[] body) throws UnreadableException {
        if (body.length > BODY_BYTES_MAX) {
            throw new UnreadableException(
                    DeadReason.BODY_TOO_LARGE, body.length + " bytes, at most " + BODY_BYTES_MAX + " are read");
        }
        ObjectReader reader = MAPPER.readerFor(type);
        try {
            E event = reader.readValue(body);
            if (event == null) {
                throw new UnreadableException(DeadReason.BODY_MALFORMED, "the body is null");
            }
            return event;
        } catch (JsonProcessingException e) {
            throw new UnreadableException(DeadReason.BODY_MALFORMED, withoutContent(e));
        } catch (IOException e) {
            throw new UnreadableException(
                    DeadReason.BODY_MALFORMED, e.getClass().getSimpleName());
        }
    }

    /**
     * Jackson quotes what it read, and a body may hold a prompt; so only the kind of the fault and its position are
     * kept.
     */
    private static String withoutContent(JsonProcessingException e) {
        String place = e.getLocation() == null
                ? ""
                : " at line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr();
        String path = e instanceof JsonMappingException mapping ? " in " + mapping.getPathReference() : "";
        return e.getClass().getSimpleName() + place + path;
    }
}
