package io.civstack.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.civstack.events.UserId;
import io.civstack.gateway.live.LiveConnections.OpenResult;
import org.junit.jupiter.api.Test;

class LiveConnectionsTest {

    private static final UserId ANN = new UserId("ann");
    private static final UserId BOB = new UserId("bob");

    private final LiveConnections<String> connections = new LiveConnections<>(2, 3);

    @Test
    void givesEachUserOnlyTheirOwnConnections() {
        connections.open(ANN, "a1");
        connections.open(BOB, "b1");

        assertThat(connections.of(ANN)).containsExactly("a1");
        assertThat(connections.of(new UserId("cat"))).isEmpty();
    }

    @Test
    void refusesOneConnectionTooManyOfAUserAndOfTheProcess() {
        // Given
        connections.open(ANN, "a1");
        connections.open(ANN, "a2");

        // When
        OpenResult third = connections.open(ANN, "a3");
        connections.open(BOB, "b1");
        OpenResult fourth = connections.open(BOB, "b2");

        // Then
        assertThat(third).isEqualTo(OpenResult.USER_LIMIT);
        assertThat(fourth).isEqualTo(OpenResult.PROCESS_LIMIT);
    }

    @Test
    void hasRoomAgainOnceAConnectionIsClosedEvenIfItIsClosedTwice() {
        // Given
        connections.open(ANN, "a1");
        connections.open(ANN, "a2");

        // When
        connections.close(ANN, "a1");
        connections.close(ANN, "a1");

        // Then
        assertThat(connections.size()).isEqualTo(1);
        assertThat(connections.open(ANN, "a3")).isEqualTo(OpenResult.OPENED);
    }
}
