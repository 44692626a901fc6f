package io.civstack.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveConnectionTest {

    private static final int QUEUE_MAX = 3;

    private final FakeWriter writer = new FakeWriter();
    private final LiveConnection connection = new LiveConnection(writer, QUEUE_MAX);

    @Test
    void sendsEventsAtOnceToAClientThatKeepsUp() {
        connection.send(event("a"));
        connection.send(step("b"));

        assertThat(writer.written).containsExactly("a", "b");
    }

    @Test
    void leavesOutLossyEventsForASlowClient() {
        // Given
        writer.full = true;

        // When
        connection.send(step("step"));
        writer.full = false;
        connection.sendQueued();

        // Then
        assertThat(writer.written).isEmpty();
    }

    @Test
    void keepsEventsInOrderUntilASlowClientHasRoom() {
        // Given
        writer.full = true;
        connection.send(event("a"));
        writer.full = false;
        connection.send(event("b"));

        // When
        connection.sendQueued();

        // Then
        assertThat(writer.written).containsExactly("a", "b");
    }

    @Test
    void tellsAClientThatIsTooSlowToConnectAgain() {
        // Given
        writer.full = true;
        for (int i = 0; i < QUEUE_MAX; i++) {
            connection.send(event("waits"));
        }

        // When
        connection.send(event("one too many"));

        // Then
        assertThat(writer.written)
                .singleElement()
                .asString()
                .startsWith("event: reconnect")
                .contains("TOO_SLOW");
        assertThat(writer.ended).isTrue();
    }

    @Test
    void sendsNothingAfterItsEnd() {
        // Given
        connection.end(LiveConnection.EndReason.LIFETIME);
        writer.written.clear();

        // When
        connection.send(event("late"));
        connection.ping();
        connection.sendQueued();
        connection.end(LiveConnection.EndReason.SHUTDOWN);

        // Then
        assertThat(writer.written).isEmpty();
    }

    @Test
    void splitsDataThatHasLineBreaksSoThatItStaysOneEvent() {
        LiveEvent event = LiveEvent.of("1", "x", "{\n}", false);

        assertThat(event.frame()).isEqualTo("id: 1\nevent: x\ndata: {\ndata: }\n\n");
    }

    private static LiveEvent event(String text) {
        return new LiveEvent(text, false);
    }

    private static LiveEvent step(String text) {
        return new LiveEvent(text, true);
    }

    private static final class FakeWriter implements StreamWriter {

        private final List<String> written = new ArrayList<>();
        private boolean full;
        private boolean ended;

        @Override
        public boolean isFull() {
            return full;
        }

        @Override
        public void write(String text) {
            written.add(text);
        }

        @Override
        public void end() {
            ended = true;
        }
    }
}
