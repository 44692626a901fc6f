package io.civstack.ledger.lifecycle;

import io.civstack.events.HoldEvent.BuzzReleased.Cause;
import io.civstack.events.HoldId;
import io.civstack.ledger.purse.LedgerEvent;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Counts how holds end. An expired one means that the end of a job never arrived, so alerts are set on it. */
@Singleton
class HoldMeters {

    private static final Logger LOG = Logger.getLogger(HoldMeters.class);
    private static final String HOLDS = "ledger.holds";
    private static final String EXPIRED = "expired";

    private final MeterRegistry metrics;

    HoldMeters(MeterRegistry metrics) {
        this.metrics = metrics;
        metrics.counter(HOLDS, "outcome", EXPIRED);
    }

    void count(LedgerEvent event) {
        switch (event) {
            case LedgerEvent.Held _ -> count("held");
            case LedgerEvent.HoldRefused _ -> count("refused");
            case LedgerEvent.SettledUnseen unseen -> {
                LOG.warnf("holdId=%s outcome=settled-unseen", unseen.tombstone().id());
                count("settled-unseen");
            }
            case LedgerEvent.HoldClosed closed -> closed(closed);
            case LedgerEvent.Granted _, LedgerEvent.Lapsed _ -> {}
        }
    }

    /** A job was delivered after its hold had expired: it is free for the user, and somebody should find out why. */
    void countLate(HoldId hold) {
        LOG.warnf("holdId=%s outcome=settled-late", hold);
        count("settled-late");
    }

    private void closed(LedgerEvent.HoldClosed closed) {
        if (closed.cause() == Cause.EXPIRED) {
            LOG.errorf(
                    "holdId=%s outcome=expired amount=%d",
                    closed.closed().id(), closed.released().total().amount());
            count(EXPIRED);
        } else {
            count(closed.captured().isEmpty() ? "released" : "captured");
        }
    }

    private void count(String outcome) {
        metrics.counter(HOLDS, "outcome", outcome).increment();
    }
}
