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
 * Token buckets by principal and cost class, in this process. A bucket that has filled up again says the same as none, so those are
 * forgotten when there are too many; a crowd of strangers beyond that shares one bucket a class.
 */
public final class RateLimits {

    /** Buckets kept at a time: some 200 bytes each. */
    static final int BUCKETS_MAX = 20_000;

    private static final String CROWD = "crowd";

    private final Map<CostClass, Rate> rates;
    private final TimeMeter time;
    private final int bucketsMax;
    private final Map<Key, Bucket> buckets = new ConcurrentHashMap<>();

    private record Key(String principal, CostClass cost) {}

    public RateLimits(Map<CostClass, Rate> rates, InstantSource clock) {
        this(rates, clock, BUCKETS_MAX);
    }

    RateLimits(Map<CostClass, Rate> rates, InstantSource clock, int bucketsMax) {
        this.rates = new EnumMap<>(rates);
        this.time = new ClockMeter(clock);
        this.bucketsMax = bucketsMax;
    }

    /** Takes a token for one call, if there is one. */
    public Verdict ask(String principal, CostClass cost) {
        Rate rate = rate(cost);
        ConsumptionProbe probe = bucket(principal, cost, rate).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed()
                ? new Verdict.Granted(rate, probe.getRemainingTokens())
                : new Verdict.TooSoon(rate, Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    private Rate rate(CostClass cost) {
        Rate rate = rates.get(cost);
        if (rate == null) {
            throw new IllegalStateException("no rate is configured for " + cost);
        }
        return rate;
    }

    private Bucket bucket(String principal, CostClass cost, Rate rate) {
        Key key = new Key(principal, cost);
        Bucket known = buckets.get(key);
        if (known != null) {
            return known;
        }
        if (buckets.size() >= bucketsMax) {
            buckets.entrySet().removeIf(entry -> isFull(entry.getKey(), entry.getValue()));
        }
        Key kept = buckets.size() >= bucketsMax ? new Key(CROWD, cost) : key;
        return buckets.computeIfAbsent(kept, ignored -> fresh(rate));
    }

    private boolean isFull(Key key, Bucket bucket) {
        return bucket.getAvailableTokens() >= rate(key.cost()).burst();
    }

    private Bucket fresh(Rate rate) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(rate.burst()).refillGreedy(rate.perMinute(), Duration.ofMinutes(1)))
                .withCustomTimePrecision(time)
                .build();
    }

    int size() {
        return buckets.size();
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
