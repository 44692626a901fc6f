package io.civstack.background;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BackgroundTest {

    private final Background background = new Background();

    @AfterEach
    void stop() throws InterruptedException {
        background.stop();
    }

    @Test
    void comesRoundAgainAfterARoundThatFailed() {
        // Given
        AtomicInteger rounds = new AtomicInteger();

        // When
        background.every(Duration.ofMillis(1), "rounds", () -> {
            if (rounds.incrementAndGet() == 1) {
                throw new IllegalStateException("the first round fails");
            }
        });

        // Then
        await().until(() -> rounds.get() > 2);
    }

    @Test
    void goesOnAfterATurnThatFailedAndPausesFirst() {
        // Given
        AtomicInteger turns = new AtomicInteger();
        long began = System.nanoTime();

        // When
        background.loop("turns", () -> {
            if (turns.incrementAndGet() < 3) {
                throw new IllegalStateException("the first turns fail");
            }
            new CountDownLatch(1).await();
        });

        // Then
        await().until(() -> turns.get() == 3);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(300));
    }

    @Test
    void interruptsWhatIsUnderWayAndStartsNothingMore() throws InterruptedException {
        // Given
        CountDownLatch under = new CountDownLatch(1);
        AtomicBoolean interrupted = new AtomicBoolean();
        background.loop("endless", () -> {
            under.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.set(true);
                throw e;
            }
        });
        under.await();

        // When
        background.stop();

        // Then
        assertThat(interrupted).isTrue();
        AtomicBoolean late = new AtomicBoolean();
        background.loop("late", () -> late.set(true));
        assertThat(late).isFalse();
    }
}
