package io.civstack.messaging;

import io.civstack.database.DatabaseFaultException;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Forgets, once an hour and in small bites, facts that cannot come back any more. */
@Singleton
class InboxPruner {

    static final int BITE_ROWS_MAX = 5_000;
    private static final Duration EVERY = Duration.ofHours(1);

    private static final Logger LOG = Logger.getLogger(InboxPruner.class);

    private final Inbox inbox;
    private final IntakeConfig config;
    private @Nullable Thread thread;

    InboxPruner(Inbox inbox, IntakeConfig config) {
        this.inbox = inbox;
        this.config = config;
    }

    synchronized void start() {
        if (thread == null) {
            thread = Thread.ofVirtual().name("inbox-pruner").start(this::run);
        }
    }

    synchronized void stop(@Observes ShutdownEvent event) {
        if (thread != null) {
            thread.interrupt();
        }
    }

    /** Everything too old, and how many rows that was. */
    long prune() {
        long forgotten = 0;
        int bite;
        do {
            bite = inbox.prune(config.inboxKept(), BITE_ROWS_MAX);
            forgotten += bite;
        } while (bite == BITE_ROWS_MAX);
        return forgotten;
    }

    private void run() {
        try {
            while (true) {
                Thread.sleep(EVERY);
                try {
                    LOG.infof("inboxForgotten=%d", prune());
                } catch (DatabaseFaultException e) {
                    LOG.warnf("inboxForgotten=later fault=%s", e);
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("inboxPruner=stopped");
        }
    }
}
