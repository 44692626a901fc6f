package io.civstack.cli.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.civstack.cli.api.Refusal;
import io.civstack.cli.api.RefusedException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RetryTest {

    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void asksOnWhileAServiceIsAway() throws Exception {
        // Given
        Retry retry = new Retry(Duration.ofMinutes(1), Duration.ZERO);

        // When
        String answer = retry.send(() -> switch (asked.incrementAndGet()) {
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
        Retry retry = new Retry(Duration.ofMinutes(1), Duration.ZERO);

        // When
        assertThatThrownBy(() -> retry.send(() -> {
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
        Retry retry = new Retry(Duration.ZERO, Duration.ZERO);

        // When
        assertThatThrownBy(() -> retry.send(() -> {
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
