package io.civstack.messaging;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the events of the outbox are sent. */
@ConfigMapping(prefix = "civstack.outbox")
interface OutboxConfig {

    Publisher publisher();

    /** The sender of what the outbox holds; a process that only writes events, such as a worker, leaves it off. */
    interface Publisher {

        @WithDefault("true")
        boolean enabled();

        /** The longest wait between two reads of the table; a NOTIFY ends it early. */
        @WithDefault("PT1S")
        Duration poll();

        /** Rows read and sent at once. */
        @WithDefault("500")
        int batchRowsMax();
    }
}
