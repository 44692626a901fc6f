package io.civstack.messaging;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;

/** Makes ids for facts: UUID version 7, so that rows with them stay close together in an index. */
final class EventIds {

    private final SecureRandom random = new SecureRandom();
    private final InstantSource clock;

    EventIds(InstantSource clock) {
        this.clock = clock;
    }

    UUID next() {
        long high = clock.millis() << 16 | 0x7000L | random.nextInt(1 << 12);
        long low = 0x8000_0000_0000_0000L | random.nextLong() >>> 2;
        return new UUID(high, low);
    }
}
