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
    void allowsTheBurstAndRefusesTheNext() {
        // Given
        RateDecision first = limits.tryAcquire("ann", CostClass.DRAW);
        RateDecision second = limits.tryAcquire("ann", CostClass.DRAW);

        // When
        RateDecision third = limits.tryAcquire("ann", CostClass.DRAW);

        // Then
        assertThat(first).isEqualTo(new RateDecision.Allowed(DRAW, 1));
        assertThat(second).isEqualTo(new RateDecision.Allowed(DRAW, 0));
        assertThat(third)
                .isInstanceOfSatisfying(
                        RateDecision.Limited.class,
                        no -> assertThat(no.retryAfterSeconds()).isEqualTo(1));
    }

    @Test
    void allowsAgainAfterTheTimeItNamed() {
        // Given
        limits.tryAcquire("ann", CostClass.DRAW);
        limits.tryAcquire("ann", CostClass.DRAW);
        RateDecision.Limited refused = (RateDecision.Limited) limits.tryAcquire("ann", CostClass.DRAW);

        // When
        now = now.plus(Duration.ofSeconds(refused.retryAfterSeconds()));

        // Then
        assertThat(limits.tryAcquire("ann", CostClass.DRAW)).isInstanceOf(RateDecision.Allowed.class);
    }

    @Test
    void countsUsersAndCostClassesSeparately() {
        // Given
        limits.tryAcquire("ann", CostClass.DRAW);
        limits.tryAcquire("ann", CostClass.DRAW);

        // When
        RateDecision sameUser = limits.tryAcquire("ann", CostClass.READ);
        RateDecision otherUser = limits.tryAcquire("bob", CostClass.DRAW);

        // Then
        assertThat(sameUser).isInstanceOf(RateDecision.Allowed.class);
        assertThat(otherUser).isInstanceOf(RateDecision.Allowed.class);
    }

    @Test
    void dropsFullTokenBucketsBeforeItKeepsTooMany() {
        // Given
        RateLimits small = limits(2);
        small.tryAcquire("ann", CostClass.DRAW);
        small.tryAcquire("bob", CostClass.DRAW);
        now = now.plus(Duration.ofMinutes(1));

        // When
        small.tryAcquire("cat", CostClass.DRAW);

        // Then
        assertThat(small.size()).isEqualTo(1);
    }

    @Test
    void sharesOneTokenBucketAmongFurtherPrincipals() {
        // Given
        RateLimits small = limits(2);
        small.tryAcquire("ann", CostClass.DRAW);
        small.tryAcquire("bob", CostClass.DRAW);

        // When
        for (int i = 0; i < 1_000; i++) {
            small.tryAcquire("address " + i, CostClass.DRAW);
        }

        // Then
        assertThat(small.size()).isEqualTo(3);
        assertThat(small.tryAcquire("one more", CostClass.DRAW)).isInstanceOf(RateDecision.Limited.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "5/", "/5", "0/5", "5/0", "-1/5", "a/b", "1/2/3"})
    void readsNoOtherFormOfARate(String text) {
        assertThatThrownBy(() -> Rate.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    private RateLimits limits(int tokenBucketsMax) {
        return new RateLimits(Map.of(CostClass.DRAW, DRAW, CostClass.READ, new Rate(5, 60)), clock, tokenBucketsMax);
    }
}
