package io.civstack.messaging;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How events arrive. */
@ConfigMapping(prefix = "civstack.consumer")
interface ConsumerConfig {

    /** How long a message's own trouble (deadlock, lost race, a fault the handler calls transient) is retried in place. */
    @WithDefault("PT10S")
    Duration retryBudget();

    @WithDefault("PT30S")
    Duration transactionTimeout();

    /** How long an inbox row stays; has to outlive everything that can bring its record back. */
    @WithDefault("P30D")
    Duration inboxKept();
}
