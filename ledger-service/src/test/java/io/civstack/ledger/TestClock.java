package io.civstack.ledger;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** The service's clock in tests: the real one, shifted. */
@Singleton
public class TestClock {

    private final AtomicReference<Duration> shift = new AtomicReference<>(Duration.ZERO);

    public void shift(Duration by) {
        shift.set(by);
    }

    @Produces
    @Singleton
    InstantSource shifted() {
        return () -> InstantSource.system().instant().plus(shift.get());
    }
}
