package io.civstack.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveConnectionTest {

    private static final int WAITING_MAX = 3;

    private final FakeOutlet outlet = new FakeOutlet();
    private final LiveConnection connection = new LiveConnection(outlet, WAITING_MAX);

    @Test
    void passesEventsStraightThroughToAReaderWhoKeepsUp() {
        connection.offer(event("a"));
        connection.offer(step("b"));

        assertThat(outlet.written).containsExactly("a", "b");
    }

    @Test
    void leavesOutStepsForASlowReader() {
        // Given
        outlet.full = true;

        // When
        connection.offer(step("step"));
        outlet.full = false;
        connection.drained();

        // Then
        assertThat(outlet.written).isEmpty();
    }

    @Test
    void keepsEventsInOrderUntilASlowReaderHasRoom() {
        // Given
        outlet.full = true;
        connection.offer(event("a"));
        outlet.full = false;
        connection.offer(event("b"));

        // When
        connection.drained();

        // Then
        assertThat(outlet.written).containsExactly("a", "b");
    }

    @Test
    void tellsAReaderWhoIsTooSlowToConnectAgain() {
        // Given
        outlet.full = true;
        for (int i = 0; i < WAITING_MAX; i++) {
            connection.offer(event("waits"));
        }

        // When
        connection.offer(event("one too many"));

        // Then
        assertThat(outlet.written)
                .singleElement()
                .asString()
                .startsWith("event: reconnect")
                .contains("TOO_SLOW");
        assertThat(outlet.ended).isTrue();
    }

    @Test
    void saysNothingAfterItsFarewell() {
        // Given
        connection.end(LiveConnection.Farewell.LIFETIME);
        outlet.written.clear();

        // When
        connection.offer(event("late"));
        connection.ping();
        connection.drained();
        connection.end(LiveConnection.Farewell.SHUTDOWN);

        // Then
        assertThat(outlet.written).isEmpty();
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

    private static final class FakeOutlet implements Outlet {

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
