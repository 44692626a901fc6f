package io.civstack.local.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RestartDelayTest {

    private static final Duration SHORT_LIFE = Duration.ofSeconds(1);

    @Test
    void waitsTwiceAsLongAfterEveryFailureUpToALimit() {
        // When
        List<Long> millis = Stream.iterate(RestartDelay.NONE.afterEnd(SHORT_LIFE), back -> back.afterEnd(SHORT_LIFE))
                .limit(9)
                .map(back -> back.duration().toMillis())
                .toList();

        // Then
        assertThat(millis).containsExactly(500L, 1000L, 2000L, 4000L, 8000L, 16000L, 30000L, 30000L, 30000L);
    }

    @Test
    void beginsAgainAfterAGoodWhile() {
        // Given
        RestartDelay tired = new RestartDelay(20);

        // When
        RestartDelay after = tired.afterEnd(RestartDelay.STABLE_AFTER);

        // Then
        assertThat(after.duration()).isEqualTo(RestartDelay.FIRST);
    }

    @Test
    void doesNotWaitBeforeTheFirstStart() {
        assertThat(RestartDelay.NONE.duration()).isZero();
    }
}
