package io.civstack.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.civstack.events.UserId;
import io.civstack.gateway.live.Readers.Entry;
import org.junit.jupiter.api.Test;

class ReadersTest {

    private static final UserId ANN = new UserId("ann");
    private static final UserId BOB = new UserId("bob");

    private final Readers<String> readers = new Readers<>(2, 3);

    @Test
    void givesEachUserOnlyTheirOwnConnections() {
        readers.open(ANN, "a1");
        readers.open(BOB, "b1");

        assertThat(readers.of(ANN)).containsExactly("a1");
        assertThat(readers.of(new UserId("cat"))).isEmpty();
    }

    @Test
    void refusesOneConnectionTooManyOfAUserAndOfTheProcess() {
        // Given
        readers.open(ANN, "a1");
        readers.open(ANN, "a2");

        // When
        Entry third = readers.open(ANN, "a3");
        readers.open(BOB, "b1");
        Entry fourth = readers.open(BOB, "b2");

        // Then
        assertThat(third).isEqualTo(Entry.USER_FULL);
        assertThat(fourth).isEqualTo(Entry.PROCESS_FULL);
    }

    @Test
    void hasRoomAgainOnceAConnectionIsClosedHoweverOftenItIsSaid() {
        // Given
        readers.open(ANN, "a1");
        readers.open(ANN, "a2");

        // When
        readers.close(ANN, "a1");
        readers.close(ANN, "a1");

        // Then
        assertThat(readers.size()).isEqualTo(1);
        assertThat(readers.open(ANN, "a3")).isEqualTo(Entry.OPENED);
    }
}
