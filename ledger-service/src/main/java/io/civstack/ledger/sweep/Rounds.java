package io.civstack.ledger.sweep;

import io.civstack.background.Background;
import io.civstack.ledger.LedgerConfig;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Has the sweep and the watch come round for as long as the process lives. */
@Singleton
class Rounds {

    private static final Logger LOG = Logger.getLogger(Rounds.class);

    private final Sweep sweep;
    private final InvariantWatch watch;
    private final LedgerConfig config;
    private final Background background;

    Rounds(Sweep sweep, InvariantWatch watch, LedgerConfig config, Background background) {
        this.sweep = sweep;
        this.watch = watch;
        this.config = config;
        this.background = background;
    }

    void start(@Observes StartupEvent event) {
        background.every(config.sweepEvery(), "ledger-sweep", this::sweepAll);
        background.every(config.auditEvery(), "ledger-watch", watch::check);
    }

    private void sweepAll() {
        while (sweep.round()) {
            LOG.debug("sweep=more");
        }
    }
}
