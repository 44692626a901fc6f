package io.civstack.cli.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.civstack.cli.api.LiveFeed.LiveEvent;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SseParserTest {

    @Test
    void gathersAnEventUntilTheEmptyLine() {
        // Given
        String text = "event: generation.job-progressed\ndata: {\"step\":\ndata: 3}\n\n";

        // When
        List<LiveEvent> events = parse(text);

        // Then
        assertThat(events).hasSize(1);
        assertThat(events.getFirst().name()).isEqualTo("generation.job-progressed");
        assertThat(events.getFirst().data().path("step").asInt()).isEqualTo(3);
    }

    @Test
    void passesOverCommentsAndEventsWithoutData() {
        // Given
        String text = ": keep-alive\n\nevent: nothing\n\ndata:{}\n\n";

        // When
        List<LiveEvent> events = parse(text);

        // Then
        assertThat(events).extracting(LiveEvent::name).containsExactly("message");
    }

    private static List<LiveEvent> parse(String text) {
        SseParser parser = new SseParser();
        return Stream.of(text.split("\n", -1))
                .map(parser::line)
                .flatMap(Optional::stream)
                .toList();
    }
}
