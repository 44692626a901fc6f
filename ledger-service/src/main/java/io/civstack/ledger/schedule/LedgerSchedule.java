package io.civstack.ledger.schedule;

import io.civstack.background.Background;
import io.civstack.ledger.LedgerConfig;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Runs the expiry sweep and the check of the invariants at their intervals for as long as the process lives. */
@Singleton
class LedgerSchedule {

    private static final Logger LOG = Logger.getLogger(LedgerSchedule.class);

    private final ExpirySweep sweep;
    private final InvariantMonitor monitor;
    private final LedgerConfig config;
    private final Background background;

    LedgerSchedule(ExpirySweep sweep, InvariantMonitor monitor, LedgerConfig config, Background background) {
        this.sweep = sweep;
        this.monitor = monitor;
        this.config = config;
        this.background = background;
    }

    void start(@Observes StartupEvent event) {
        background.every(config.sweepEvery(), "ledger-sweep", this::sweepAll);
        background.every(config.auditEvery(), "ledger-watch", monitor::check);
    }

    private void sweepAll() {
        while (sweep.sweep()) {
            LOG.debug("sweep=more");
        }
    }
}
