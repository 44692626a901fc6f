package io.civstack.local.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackOffTest {

    private static final Duration SHORT_LIFE = Duration.ofSeconds(1);

    @Test
    void waitsTwiceAsLongAfterEveryFailureUpToALimit() {
        // When
        List<Long> millis = Stream.iterate(BackOff.NONE.afterDeath(SHORT_LIFE), back -> back.afterDeath(SHORT_LIFE))
                .limit(9)
                .map(back -> back.delay().toMillis())
                .toList();

        // Then
        assertThat(millis).containsExactly(500L, 1000L, 2000L, 4000L, 8000L, 16000L, 30000L, 30000L, 30000L);
    }

    @Test
    void beginsAgainAfterAGoodWhile() {
        // Given
        BackOff tired = new BackOff(20);

        // When
        BackOff after = tired.afterDeath(BackOff.GOOD_WHILE);

        // Then
        assertThat(after.delay()).isEqualTo(BackOff.FIRST);
    }

    @Test
    void doesNotWaitBeforeTheFirstStart() {
        assertThat(BackOff.NONE.delay()).isZero();
    }
}
