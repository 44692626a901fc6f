package io.civstack.ledger.api;

import io.civstack.ledger.invariant.Invariant;
import io.civstack.ledger.invariant.Violation;
import io.civstack.ledger.schedule.InvariantMonitor;
import io.civstack.ledger.table.ExpiryQueries;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;

/** Checks the whole ledger while the administrator waits. */
@Path("/api/v1/buzz/invariants")
@RolesAllowed("admin")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class InvariantResource {

    private final InvariantMonitor monitor;
    private final ExpiryQueries expiries;
    private final InstantSource clock;

    InvariantResource(InvariantMonitor monitor, ExpiryQueries expiries, InstantSource clock) {
        this.monitor = monitor;
        this.expiries = expiries;
        this.clock = clock;
    }

    /**
     * What the check found.
     *
     * @param holdsOpen how many holds wait for their job to end; none when no job runs
     */
    public record Report(Instant checkedAt, boolean sound, long holdsOpen, List<Check> checks) {}

    /** One invariant, as a sentence, and what breaks it. */
    public record Check(Invariant invariant, String sentence, List<Violation> violations) {}

    @GET
    public Report check() {
        List<Violation> violations = monitor.check();
        List<Check> checks = Arrays.stream(Invariant.values())
                .map(invariant -> new Check(
                        invariant,
                        invariant.sentence(),
                        violations.stream()
                                .filter(violation -> violation.invariant() == invariant)
                                .toList()))
                .toList();
        return new Report(clock.instant(), violations.isEmpty(), expiries.openHolds(), checks);
    }
}
