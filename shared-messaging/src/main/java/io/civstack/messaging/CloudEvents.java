package io.civstack.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.civstack.events.EventType;
import io.civstack.trace.TraceContext;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/** CloudEvents 1.0 in binary mode: the envelope is in Kafka headers, the value is the JSON body alone. */
final class CloudEvents {

    static final String SPEC_VERSION = "ce_specversion";
    static final String ID = "ce_id";
    static final String TYPE = "ce_type";
    static final String SOURCE = "ce_source";
    static final String TIME = "ce_time";
    static final String CONTENT_TYPE = "content-type";

    static final int HEADER_BYTES_MAX = 512;

    private CloudEvents() {}

    static List<Header> headers(UUID id, EventType<?> type, Instant time) {
        return List.of(
                header(SPEC_VERSION, "1.0"),
                header(ID, id.toString()),
                header(TYPE, type.name()),
                header(SOURCE, "/civstack/" + type.topic().owner()),
                header(TIME, time.toString()),
                header(CONTENT_TYPE, "application/json"));
    }

    static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(UTF_8));
    }

    /**
     * The type name. It is read first, because a record whose type nobody consumes is skipped whatever else is wrong
     * with it.
     */
    static String type(Headers headers) throws UnreadableException {
        String version = required(headers, SPEC_VERSION);
        if (!version.startsWith("1.")) {
            throw new UnreadableException(DeadReason.HEADER_INVALID, SPEC_VERSION + " is not 1.x");
        }
        return required(headers, TYPE);
    }

    static UUID id(Headers headers) throws UnreadableException {
        String text = required(headers, ID);
        try {
            UUID id = UUID.fromString(text);
            if (id.toString().equalsIgnoreCase(text)) {
                return id;
            }
        } catch (IllegalArgumentException e) {
            // refused below, together with the short forms that UUID.fromString accepts
        }
        throw new UnreadableException(DeadReason.HEADER_INVALID, ID + " is not a UUID");
    }

    static Instant time(Headers headers) throws UnreadableException {
        try {
            return Instant.parse(required(headers, TIME));
        } catch (DateTimeParseException e) {
            throw new UnreadableException(DeadReason.HEADER_INVALID, TIME + " is not a time in UTC");
        }
    }

    /** The trace that the record belongs to; null when it belongs to none. */
    static @Nullable String traceparent(Headers headers) {
        Header header = headers.lastHeader(TraceContext.TRACEPARENT);
        return header == null || header.value() == null ? null : text(header.value());
    }

    static void requireJson(Headers headers) throws UnreadableException {
        String type = required(headers, CONTENT_TYPE);
        if (!type.equals("application/json") && !type.startsWith("application/json;")) {
            throw new UnreadableException(DeadReason.HEADER_INVALID, CONTENT_TYPE + " is not application/json");
        }
    }

    private static String required(Headers headers, String name) throws UnreadableException {
        Header header = headers.lastHeader(name);
        if (header == null || header.value() == null) {
            throw new UnreadableException(DeadReason.HEADER_MISSING, name + " is missing");
        }
        if (header.value().length > HEADER_BYTES_MAX) {
            throw new UnreadableException(
                    DeadReason.HEADER_INVALID, name + " has more than " + HEADER_BYTES_MAX + " bytes");
        }
        String text = text(header.value());
        if (text == null) {
            throw new UnreadableException(DeadReason.HEADER_INVALID, name + " is not UTF-8");
        }
        return text;
    }

    static @Nullable String text(byte[] bytes) {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
