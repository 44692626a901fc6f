package io.civstack.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.civstack.context.CostClass;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateLimitsTest {

    private static final Rate DRAW = new Rate(2, 60);

    private Instant now = Instant.parse("2026-11-22T10:00:00Z");
    private final InstantSource clock = () -> now;
    private final RateLimits limits = limits(100);

    @Test
    void grantsTheBurstAndRefusesTheNext() {
        // Given
        Verdict first = limits.ask("ann", CostClass.DRAW);
        Verdict second = limits.ask("ann", CostClass.DRAW);

        // When
        Verdict third = limits.ask("ann", CostClass.DRAW);

        // Then
        assertThat(first).isEqualTo(new Verdict.Granted(DRAW, 1));
        assertThat(second).isEqualTo(new Verdict.Granted(DRAW, 0));
        assertThat(third)
                .isInstanceOfSatisfying(
                        Verdict.TooSoon.class,
                        no -> assertThat(no.waitSeconds()).isEqualTo(1));
    }

    @Test
    void grantsAgainAfterTheTimeItNamed() {
        // Given
        limits.ask("ann", CostClass.DRAW);
        limits.ask("ann", CostClass.DRAW);
        Verdict.TooSoon refused = (Verdict.TooSoon) limits.ask("ann", CostClass.DRAW);

        // When
        now = now.plus(Duration.ofSeconds(refused.waitSeconds()));

        // Then
        assertThat(limits.ask("ann", CostClass.DRAW)).isInstanceOf(Verdict.Granted.class);
    }

    @Test
    void keepsUsersAndKindsOfCallsApart() {
        // Given
        limits.ask("ann", CostClass.DRAW);
        limits.ask("ann", CostClass.DRAW);

        // When
        Verdict sameUser = limits.ask("ann", CostClass.READ);
        Verdict otherUser = limits.ask("bob", CostClass.DRAW);

        // Then
        assertThat(sameUser).isInstanceOf(Verdict.Granted.class);
        assertThat(otherUser).isInstanceOf(Verdict.Granted.class);
    }

    @Test
    void forgetsFullBucketsBeforeItKeepsTooMany() {
        // Given
        RateLimits small = limits(2);
        small.ask("ann", CostClass.DRAW);
        small.ask("bob", CostClass.DRAW);
        now = now.plus(Duration.ofMinutes(1));

        // When
        small.ask("cat", CostClass.DRAW);

        // Then
        assertThat(small.size()).isEqualTo(1);
    }

    @Test
    void putsACrowdOfStrangersIntoOneBucket() {
        // Given
        RateLimits small = limits(2);
        small.ask("ann", CostClass.DRAW);
        small.ask("bob", CostClass.DRAW);

        // When
        for (int i = 0; i < 1_000; i++) {
            small.ask("stranger " + i, CostClass.DRAW);
        }

        // Then
        assertThat(small.size()).isEqualTo(3);
        assertThat(small.ask("one more", CostClass.DRAW)).isInstanceOf(Verdict.TooSoon.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "5/", "/5", "0/5", "5/0", "-1/5", "a/b", "1/2/3"})
    void readsNoOtherFormOfARate(String text) {
        assertThatThrownBy(() -> Rate.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    private RateLimits limits(int bucketsMax) {
        return new RateLimits(Map.of(CostClass.DRAW, DRAW, CostClass.READ, new Rate(5, 60)), clock, bucketsMax);
    }
}
