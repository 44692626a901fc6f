package io.civstack.source;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;

/** Produces the clock and the ids of a service. A test replaces them by producing its own. */
@ApplicationScoped
class Sources {

    @Produces
    @DefaultBean
    @Singleton
    InstantSource clock() {
        return InstantSource.system();
    }

    @Produces
    @DefaultBean
    @Singleton
    IdSource ids(InstantSource clock) {
        return new TimeOrderedIds(clock, new SecureRandom());
    }
}
