package io.civstack.cli.api;

import io.civstack.cli.api.LiveFeed.LiveEvent;
import java.util.Optional;

/** Lines of text/event-stream to events: fields gather until an empty line. */
final class SseParser {

    private String name = "message";
    private final StringBuilder data = new StringBuilder();

    Optional<LiveEvent> line(String line) {
        if (line.isEmpty()) {
            return dispatch();
        }
        int colon = line.indexOf(':');
        String field = colon < 0 ? line : line.substring(0, colon);
        String value = colon < 0 ? "" : line.substring(colon + 1);
        if (value.startsWith(" ")) {
            value = value.substring(1);
        }
        if (field.equals("event")) {
            name = value;
        } else if (field.equals("data")) {
            data.append(data.isEmpty() ? "" : "\n").append(value);
        }
        return Optional.empty();
    }

    private Optional<LiveEvent> dispatch() {
        Optional<LiveEvent> event =
                data.isEmpty() ? Optional.empty() : Optional.of(new LiveEvent(name, Json.parse(data.toString())));
        name = "message";
        data.setLength(0);
        return event;
    }
}
