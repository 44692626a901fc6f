package io.civstack.local.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import io.civstack.local.supervisor.Status.ProgramStatus;
import java.util.List;
import org.junit.jupiter.api.Test;

class StartOrderTest {

    @Test
    void startsAWaveWhenAllEarlierOnesAreReady() {
        // Given
        var programs = List.of(program("kafka", 0, Phase.READY), program("ledger", 1, Phase.STARTING));

        // When
        boolean first = StartOrder.mayStart(1, programs);
        boolean second = StartOrder.mayStart(2, programs);

        // Then
        assertThat(first).isTrue();
        assertThat(second).isFalse();
    }

    @Test
    void holdsTheNextWaveWhileAProgramIsDown() {
        // Given
        var programs = List.of(program("kafka", 0, Phase.BACKING_OFF));

        // When
        boolean may = StartOrder.mayStart(1, programs);

        // Then
        assertThat(may).isFalse();
    }

    @Test
    void stopsTheLastWaveFirst() {
        // Given
        var programs = List.of(
                program("kafka", 0, Phase.READY),
                program("ledger", 1, Phase.READY),
                program("gateway", 2, Phase.READY));

        // When
        List<Integer> order = StartOrder.stopOrder(programs);

        // Then
        assertThat(order).containsExactly(2, 1, 0);
    }

    private static ProgramStatus program(String name, int wave, Phase phase) {
        return new ProgramStatus(name, wave, 1, phase, 1, 0, 0, 0, 0, "");
    }
}
