package io.civstack.testing;

import java.security.SecureRandom;

/** Bits for event ids; nothing a test decides on, so they need no seed. */
final class RandomBits {

    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomBits() {}

    static long next() {
        return RANDOM.nextLong();
    }
}
