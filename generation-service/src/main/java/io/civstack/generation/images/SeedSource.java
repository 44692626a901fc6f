package io.civstack.generation.images;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;

/** Where the seed of a request comes from that names none. */
@FunctionalInterface
public interface SeedSource {

    /** A seed from 0 to 2^31 - 1, which every tool can repeat. */
    long next();

    /** Chance, unless a test brings its own source. */
    @ApplicationScoped
    class Chance {

        private static final long BOUND = 1L << 31;

        @Produces
        @DefaultBean
        @Singleton
        SeedSource seeds() {
            SecureRandom random = new SecureRandom();
            return () -> random.nextLong(BOUND);
        }
    }
}
