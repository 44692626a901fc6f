package io.civstack.gateway.limit;

import io.civstack.context.CostClass;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Token buckets by principal and cost class, in this process. A full token bucket allows the same calls as a new one,
 * so when there are too many, full ones are dropped; if that is not enough, all further principals share one for each
 * cost class.
 */
public final class RateLimits {

    /** Token buckets kept at a time, some 200 bytes each. */
    static final int TOKEN_BUCKETS_MAX = 20_000;

    private static final String SHARED = "shared";

    private final Map<CostClass, Rate> rates;
    private final TimeMeter time;
    private final int tokenBucketsMax;
    private final Map<Key, Bucket> tokenBuckets = new ConcurrentHashMap<>();

    private record Key(String principal, CostClass cost) {}

    public RateLimits(Map<CostClass, Rate> rates, InstantSource clock) {
        this(rates, clock, TOKEN_BUCKETS_MAX);
    }

    RateLimits(Map<CostClass, Rate> rates, InstantSource clock, int tokenBucketsMax) {
        this.rates = new EnumMap<>(rates);
        this.time = new ClockMeter(clock);
        this.tokenBucketsMax = tokenBucketsMax;
    }

    /** Takes a token for one call, if there is one. */
    public RateDecision tryAcquire(String principal, CostClass cost) {
        Rate rate = rate(cost);
        ConsumptionProbe probe = tokenBucket(principal, cost, rate).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed()
                ? new RateDecision.Allowed(rate, probe.getRemainingTokens())
                : new RateDecision.Limited(rate, Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    private Rate rate(CostClass cost) {
        Rate rate = rates.get(cost);
        if (rate == null) {
            throw new IllegalStateException("no rate is configured for " + cost);
        }
        return rate;
    }

    private Bucket tokenBucket(String principal, CostClass cost, Rate rate) {
        Key key = new Key(principal, cost);
        Bucket known = tokenBuckets.get(key);
        if (known != null) {
            return known;
        }
        if (tokenBuckets.size() >= tokenBucketsMax) {
            tokenBuckets.entrySet().removeIf(entry -> isFull(entry.getKey(), entry.getValue()));
        }
        Key kept = tokenBuckets.size() >= tokenBucketsMax ? new Key(SHARED, cost) : key;
        return tokenBuckets.computeIfAbsent(kept, ignored -> newTokenBucket(rate));
    }

    private boolean isFull(Key key, Bucket tokenBucket) {
        return tokenBucket.getAvailableTokens() >= rate(key.cost()).burst();
    }

    private Bucket newTokenBucket(Rate rate) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(rate.burst()).refillGreedy(rate.perMinute(), Duration.ofMinutes(1)))
                .withCustomTimePrecision(time)
                .build();
    }

    int size() {
        return tokenBuckets.size();
    }

    private record ClockMeter(InstantSource clock) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            Instant now = clock.instant();
            return Math.addExact(Math.multiplyExact(now.getEpochSecond(), 1_000_000_000L), now.getNano());
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
