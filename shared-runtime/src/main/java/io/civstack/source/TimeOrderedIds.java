package io.civstack.source;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * UUID version 7 (RFC 9562): milliseconds, then a counter that keeps ids of one millisecond in order, then 62 random
 * bits.
 */
final class TimeOrderedIds implements IdSource {

    private static final int COUNTER_BITS = 12;

    private final InstantSource clock;
    private final SecureRandom random;
    private final AtomicLong last = new AtomicLong();

    TimeOrderedIds(InstantSource clock, SecureRandom random) {
        this.clock = clock;
        this.random = random;
    }

    @Override
    public UUID next() {
        long stamp = last.updateAndGet(previous -> Math.max(previous + 1, clock.millis() << COUNTER_BITS));
        long high = (stamp >>> COUNTER_BITS) << 16 | 0x7000L | (stamp & 0xFFF);
        long low = 0x8000_0000_0000_0000L | random.nextLong() >>> 2;
        return new UUID(high, low);
    }
}
