package io.civstack.ledger.schedule;

import io.civstack.events.UserId;
import io.civstack.ledger.LedgerConfig;
import io.civstack.ledger.lifecycle.Ledger;
import io.civstack.ledger.purse.Command;
import io.civstack.ledger.table.ExpiryQueries;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Ends holds that nobody settled and allowances whose day is over. Each is a command like any other, so it does no harm
 * when two processes sweep at once, or when what they found has been ended meanwhile.
 */
@ApplicationScoped
public class ExpirySweep {

    private final ExpiryQueries expiries;
    private final Ledger ledger;
    private final InstantSource clock;
    private final int rowsMax;

    ExpirySweep(ExpiryQueries expiries, Ledger ledger, InstantSource clock, LedgerConfig config) {
        this.expiries = expiries;
        this.ledger = ledger;
        this.clock = clock;
        this.rowsMax = config.sweepRowsMax();
    }

    /** Ends what has expired, up to the limit; true when the limit was reached, so that more may wait. */
    public boolean sweep() {
        Instant now = clock.instant();
        List<ExpiryQueries.OverdueHold> holds = expiries.holds(now, rowsMax);
        holds.forEach(hold -> ledger.execute(hold.owner(), new Command.Expire(hold.id())));
        List<UserId> owners = expiries.allowances(now, rowsMax);
        owners.forEach(owner -> ledger.execute(owner, new Command.Lapse()));
        return holds.size() == rowsMax || owners.size() == rowsMax;
    }
}
