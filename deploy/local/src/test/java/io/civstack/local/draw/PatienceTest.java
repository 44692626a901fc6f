package io.civstack.local.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.civstack.local.api.Refusal;
import io.civstack.local.api.RefusedException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PatienceTest {

    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void asksOnWhileAServiceIsAway() throws Exception {
        // Given
        Patience patience = new Patience(Duration.ofMinutes(1), Duration.ZERO);

        // When
        String answer = patience.answer(() -> switch (asked.incrementAndGet()) {
            case 1 -> throw new IOException("connection refused");
            case 2 -> throw refused(503);
            default -> "here";
        });

        // Then
        assertThat(answer).isEqualTo("here");
    }

    @Test
    void takesARefusalForAnAnswer() {
        // Given
        Patience patience = new Patience(Duration.ofMinutes(1), Duration.ZERO);

        // When
        assertThatThrownBy(() -> patience.answer(() -> {
                    asked.incrementAndGet();
                    throw refused(404);
                }))
                // Then
                .isInstanceOf(RefusedException.class);
        assertThat(asked).hasValue(1);
    }

    @Test
    void endsWithWhatTheLastTryMet() {
        // Given
        Patience patience = new Patience(Duration.ZERO, Duration.ZERO);

        // When
        assertThatThrownBy(() -> patience.answer(() -> {
                    throw new IOException("connection refused");
                }))
                // Then
                .isInstanceOf(IOException.class)
                .hasMessage("connection refused");
    }

    private static RefusedException refused(int status) {
        return new RefusedException(new Refusal(status, "web/away", "It is away.", "Try again."));
    }
}
