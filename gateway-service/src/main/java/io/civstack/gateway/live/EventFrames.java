package io.civstack.gateway.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.civstack.events.EventType;
import io.civstack.events.Topics;
import io.civstack.events.UserId;
import io.civstack.messaging.EventCodec;
import io.civstack.messaging.Received;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Turns a Kafka record into a server-sent event for the one user it is about. */
final class EventFrames {

    private static final String TYPE_PREFIX = "civstack.";

    /**
     * What the platform keeps to itself: where a picture lies, which rules decided and by what, and who the moderator
     * was.
     */
    private static final List<String> LEFT_OUT =
            List.of("objectKey", "policyVersion", "labels", "witness", "moderator");

    private final ObjectMapper json = new ObjectMapper();

    /** An event and the user who may see it. */
    record Addressed(UserId user, LiveEvent event) {}

    /** Empty when nobody may see it: an unknown type, an unreadable body, an event about no user. */
    Optional<Addressed> read(ConsumerRecord<byte[], byte[]> record) {
        return EventCodec.read(record)
                .flatMap(received -> Recipients.of(received.event())
                        .map(user -> new Addressed(user, frame(received, record.value()))));
    }

    private LiveEvent frame(Received<?> received, byte[] body) {
        EventType<?> type = Topics.of(received.event().getClass());
        boolean lossy = type.topic().equals(Topics.GENERATION_PROGRESS);
        String id = received.envelope().id().toString();
        return LiveEvent.of(id, type.family().substring(TYPE_PREFIX.length()), forUser(body), lossy);
    }

    /** The body as it was written, with fields that this version does not know, without what is left out. */
    private String forUser(byte[] body) {
        try {
            return json.writeValueAsString(
                    json.readValue(body, ObjectNode.class).remove(LEFT_OUT));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event that was decoded is a JSON object", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
