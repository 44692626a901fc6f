package io.civstack.moderation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Set;

/** How pictures are scanned, and when reviews are due. */
@ConfigMapping(prefix = "civstack.moderation")
public interface ModerationConfig {

    Scan scan();

    Review review();

    /** How pictures are scanned. */
    interface Scan {

        /** Decoding is work for the processor and for memory, so only so many at once. */
        @WithDefault("2")
        int parallelMax();

        /** How long a picture that the object store does not give is tried again; then a human has to decide. */
        @WithDefault("PT4M")
        Duration retryFor();

        @WithDefault("PT0.5S")
        Duration pauseMin();

        @WithDefault("PT20S")
        Duration pauseMax();
    }

    /** When a moderator has to have decided. */
    interface Review {

        @WithDefault("PT24H")
        Duration within();

        @WithDefault("PT1H")
        Duration urgentWithin();

        @WithDefault("sexual/minors,sexual/age-unclear")
        Set<String> urgentLabels();
    }
}
