package io.civstack.messaging;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How events are consumed. */
@ConfigMapping(prefix = "civstack.consumer")
interface ConsumerConfig {

    /**
     * How long a record is retried in place after a transient fault: a deadlock, a lost race, or what the handler calls
     * transient.
     */
    @WithDefault("PT10S")
    Duration retryBudget();

    @WithDefault("PT30S")
    Duration transactionTimeout();

    /** How long an inbox row is kept; longer than any record can be delivered again. */
    @WithDefault("P30D")
    Duration inboxKept();
}
