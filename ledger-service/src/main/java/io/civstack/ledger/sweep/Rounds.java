package io.civstack.ledger.sweep;

import io.civstack.database.DatabaseFaultException;
import io.civstack.ledger.LedgerConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/** Runs the sweep and the watch for as long as the process lives, each in a thread of its own. */
@Singleton
class Rounds {

    private static final Logger LOG = Logger.getLogger(Rounds.class);

    private final Sweep sweep;
    private final InvariantWatch watch;
    private final LedgerConfig config;
    private final List<Thread> threads = new ArrayList<>();

    Rounds(Sweep sweep, InvariantWatch watch, LedgerConfig config) {
        this.sweep = sweep;
        this.watch = watch;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        every(config.sweepEvery(), "ledger-sweep", this::sweepAll);
        every(config.auditEvery(), "ledger-watch", watch::check);
    }

    void stop(@Observes ShutdownEvent event) {
        threads.forEach(Thread::interrupt);
    }

    private void sweepAll() {
        while (sweep.round()) {
            LOG.debug("sweep=more");
        }
    }

    private void every(Duration pause, String name, Runnable round) {
        threads.add(Thread.ofVirtual().name(name).start(() -> repeat(pause, name, round)));
    }

    private static void repeat(Duration pause, String name, Runnable round) {
        try {
            while (true) {
                Thread.sleep(pause);
                try {
                    round.run();
                } catch (DatabaseFaultException e) {
                    LOG.warnf("round=%s outcome=later fault=%s", name, e.getMessage());
                } catch (RuntimeException e) {
                    LOG.errorf(e, "round=%s outcome=failed", name);
                }
            }
        } catch (InterruptedException e) {
            LOG.debugf("round=%s outcome=stopped", name);
        }
    }
}
