package io.civstack.moderation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Set;

/** How moderation works off its queues. */
@ConfigMapping(prefix = "civstack.moderation")
public interface ModerationConfig {

    Scan scan();

    Review review();

    /** How pictures are scanned. */
    interface Scan {

        /** Decoding is work for the processor and for memory, so only so many at once. */
        @WithDefault("2")
        int parallelMax();

        /** How long an unreadable store is tried again; then a human has to look. */
        @WithDefault("PT4M")
        Duration retryFor();

        @WithDefault("PT0.5S")
        Duration pauseMin();

        @WithDefault("PT20S")
        Duration pauseMax();
    }

    /** When humans have answered. */
    interface Review {

        @WithDefault("PT24H")
        Duration within();

        @WithDefault("PT1H")
        Duration urgentWithin();

        @WithDefault("sexual/minors,sexual/age-unclear")
        Set<String> urgentLabels();
    }
}
