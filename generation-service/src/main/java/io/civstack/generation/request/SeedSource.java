package io.civstack.generation.request;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;

/** Chooses the seed of requests that name none. */
@FunctionalInterface
public interface SeedSource {

    /** A seed from 0 to 2^31 - 1, a range that every tool accepts. */
    long next();

    /** Random seeds, unless a test has its own source. */
    @ApplicationScoped
    class RandomSeeds {

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
