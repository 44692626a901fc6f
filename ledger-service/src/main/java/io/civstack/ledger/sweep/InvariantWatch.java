package io.civstack.ledger.sweep;

import io.civstack.ledger.invariant.Invariant;
import io.civstack.ledger.invariant.Violation;
import io.civstack.ledger.store.DatabaseFigures;
import io.civstack.ledger.store.Due;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/** Checks the invariants and shows what it found as metrics; an alert looks at them. */
@ApplicationScoped
public class InvariantWatch {

    private static final Logger LOG = Logger.getLogger(InvariantWatch.class);

    private final DatabaseFigures figures;
    private final Due due;
    private final Map<Invariant, AtomicLong> found = new EnumMap<>(Invariant.class);
    private final AtomicLong openHolds = new AtomicLong();

    InvariantWatch(DatabaseFigures figures, Due due, MeterRegistry metrics) {
        this.figures = figures;
        this.due = due;
        for (Invariant invariant : Invariant.values()) {
            AtomicLong count = new AtomicLong();
            found.put(invariant, count);
            Gauge.builder("ledger.invariant.violations", count, AtomicLong::get)
                    .tag("invariant", invariant.name().toLowerCase(Locale.ROOT))
                    .register(metrics);
        }
        Gauge.builder("ledger.holds.open", openHolds, AtomicLong::get).register(metrics);
    }

    /** Checks everything now and answers what is wrong. */
    public List<Violation> check() {
        List<Violation> violations = figures.violations();
        found.forEach((invariant, count) -> count.set(violations.stream()
                .filter(violation -> violation.invariant() == invariant)
                .count()));
        openHolds.set(due.openHolds());
        violations.forEach(violation -> LOG.errorf(
                "invariant=%s subject=%s found=%s", violation.invariant(), violation.subject(), violation.found()));
        return violations;
    }
}
