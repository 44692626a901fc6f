package io.civstack.messaging;

import io.civstack.background.Background;
import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Deletes, once an hour and in small batches, the inbox rows of events that cannot be delivered again. */
@Singleton
@IfBuildProperty(name = Inbox.DATABASE, stringValue = "true", enableIfMissing = true)
class InboxPruner {

    static final int BITE_ROWS_MAX = 5_000;
    private static final Duration EVERY = Duration.ofHours(1);

    private static final Logger LOG = Logger.getLogger(InboxPruner.class);

    private final Inbox inbox;
    private final ConsumerConfig config;
    private final Background background;

    InboxPruner(Inbox inbox, ConsumerConfig config, Background background) {
        this.inbox = inbox;
        this.config = config;
        this.background = background;
    }

    void start(@Observes StartupEvent event) {
        background.every(EVERY, "inbox-pruner", () -> LOG.infof("inboxForgotten=%d", prune()));
    }

    /** Deletes everything that is too old, and returns how many rows that was. */
    long prune() {
        long forgotten = 0;
        int bite;
        do {
            bite = inbox.prune(config.inboxKept(), BITE_ROWS_MAX);
            forgotten += bite;
        } while (bite == BITE_ROWS_MAX);
        return forgotten;
    }
}
