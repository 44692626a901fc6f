package io.civstack.ledger;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How often the ledger ends what has expired and checks its invariants. */
@ConfigMapping(prefix = "civstack.ledger")
public interface LedgerConfig {

    /** How often expired holds and allowances are looked for. */
    @WithDefault("PT5S")
    Duration sweepEvery();

    /** How many holds, and how many purses, one sweep ends at most; the next follows at once while there are more. */
    @WithDefault("200")
    int sweepRowsMax();

    /** How often the invariants are checked. */
    @WithDefault("PT5M")
    Duration auditEvery();
}
