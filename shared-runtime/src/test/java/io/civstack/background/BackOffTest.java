package io.civstack.background;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackOffTest {

    private static final BackOff BACK_OFF = new BackOff(Duration.ofMillis(500), Duration.ofSeconds(3));

    @Test
    void doublesWithEachFailureUpToTheLongest() {
        // When
        var pauses = IntStream.rangeClosed(1, 5)
                .mapToObj(failures -> BACK_OFF.afterFailures(failures).next().toMillis());

        // Then
        assertThat(pauses).containsExactly(500L, 1_000L, 2_000L, 3_000L, 3_000L);
    }

    @Test
    void staysAtTheLongestWhateverTheNumberOfFailures() {
        assertThat(BACK_OFF.afterFailures(Integer.MAX_VALUE).next()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void growsWithEachPauseTaken() throws InterruptedException {
        // Given
        BackOff brief = new BackOff(Duration.ofMillis(1), Duration.ofMillis(4));

        // When
        BackOff after = brief.pause().pause().pause();

        // Then
        assertThat(after.next()).isEqualTo(Duration.ofMillis(4));
    }

    @Test
    void refusesAPauseLongerThanTheLongest() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BackOff(Duration.ofSeconds(2), Duration.ofSeconds(1)));
    }
}
