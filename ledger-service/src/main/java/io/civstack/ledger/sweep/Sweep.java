package io.civstack.ledger.sweep;

import io.civstack.events.UserId;
import io.civstack.ledger.LedgerConfig;
import io.civstack.ledger.book.Command;
import io.civstack.ledger.store.Due;
import io.civstack.ledger.store.Ledger;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Ends holds that nobody settled and allowances whose day is over. Each is a command like any other, so it does no harm when two
 * processes sweep at once, or when what they found has been ended meanwhile.
 */
@ApplicationScoped
public class Sweep {

    private final Due due;
    private final Ledger ledger;
    private final InstantSource clock;
    private final int rowsMax;

    Sweep(Due due, Ledger ledger, InstantSource clock, LedgerConfig config) {
        this.due = due;
        this.ledger = ledger;
        this.clock = clock;
        this.rowsMax = config.sweepRowsMax();
    }

    /** One round; true when there was as much as a round can end, so that more may wait. */
    public boolean round() {
        Instant now = clock.instant();
        List<Due.OverdueHold> holds = due.holds(now, rowsMax);
        holds.forEach(hold -> ledger.ask(hold.owner(), new Command.Expire(hold.id())));
        List<UserId> owners = due.allowances(now, rowsMax);
        owners.forEach(owner -> ledger.ask(owner, new Command.Lapse()));
        return holds.size() == rowsMax || owners.size() == rowsMax;
    }
}
