package io.civstack.ledger.schedule;

import io.civstack.ledger.invariant.Invariant;
import io.civstack.ledger.invariant.Violation;
import io.civstack.ledger.table.DatabaseTotals;
import io.civstack.ledger.table.ExpiryQueries;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/** Checks the invariants and reports what it found as metrics, which alerts are set on. */
@ApplicationScoped
public class InvariantMonitor {

    private static final Logger LOG = Logger.getLogger(InvariantMonitor.class);

    private final DatabaseTotals totals;
    private final ExpiryQueries expiries;
    private final Map<Invariant, AtomicLong> found = new EnumMap<>(Invariant.class);
    private final AtomicLong openHolds = new AtomicLong();

    InvariantMonitor(DatabaseTotals totals, ExpiryQueries expiries, MeterRegistry metrics) {
        this.totals = totals;
        this.expiries = expiries;
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
        List<Violation> violations = totals.violations();
        found.forEach((invariant, count) -> count.set(violations.stream()
                .filter(violation -> violation.invariant() == invariant)
                .count()));
        openHolds.set(expiries.openHolds());
        violations.forEach(violation -> LOG.errorf(
                "invariant=%s subject=%s found=%s", violation.invariant(), violation.subject(), violation.found()));
        return violations;
    }
}
