package io.civstack.ledger;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How often the ledger looks at the clock and at itself. */
@ConfigMapping(prefix = "civstack.ledger")
public interface LedgerConfig {

    /** How often holds and allowances whose time is up are looked for. */
    @WithDefault("PT5S")
    Duration sweepEvery();

    /** How many of each are ended in one round; the next round follows at once while there are more. */
    @WithDefault("200")
    int sweepRowsMax();

    /** How often the invariants are checked. */
    @WithDefault("PT5M")
    Duration auditEvery();
}
