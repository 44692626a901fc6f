package io.civstack.gateway.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.civstack.events.DecisionEvent.ReviewDecided;
import io.civstack.events.Event;
import io.civstack.events.EventType;
import io.civstack.events.Topics;
import io.civstack.events.UserId;
import java.io.IOException;
import java.util.Optional;

/** Reads a fact off the wire and makes it ready for the one user whose business it is. */
final class FactFrames {

    private static final String COMPANY = "civstack.";

    private final ObjectMapper json = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** A fact and whom it is for. */
    record Addressed(UserId to, LiveFact fact) {}

    /** Empty when nobody is to see it: an unknown type, an unreadable body, a fact about no user. */
    Optional<Addressed> read(String id, String typeName, byte[] body) {
        return Topics.named(typeName).flatMap(type -> {
            try {
                return read(id, type, body);
            } catch (IOException | RuntimeException unreadable) {
                return Optional.empty();
            }
        });
    }

    private Optional<Addressed> read(String id, EventType<?> type, byte[] body) throws IOException {
        if (!(json.readTree(body) instanceof ObjectNode tree)) {
            return Optional.empty();
        }
        Event event = json.treeToValue(tree, type.event());
        boolean lossy = type.topic().equals(Topics.GENERATION_PROGRESS);
        LiveFact fact = LiveFact.of(clean(id), type.family().substring(COMPANY.length()), forOwner(event, tree), lossy);
        return Recipients.of(event).map(user -> new Addressed(user, fact));
    }

    /** Owners learn what was decided, not which of the moderators did it. */
    private String forOwner(Event event, ObjectNode tree) throws JsonProcessingException {
        if (event instanceof ReviewDecided) {
            tree.remove("moderator");
        }
        return json.writeValueAsString(tree);
    }

    private static String clean(String id) {
        return id.replaceAll("[^0-9A-Za-z-]", "");
    }
}
