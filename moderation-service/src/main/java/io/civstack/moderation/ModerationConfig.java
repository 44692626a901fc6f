package io.civstack.moderation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
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

        /** How long a claimed picture is left to whoever claimed it. */
        @WithDefault("PT60S")
        Duration claim();

        /** How often the queue is looked at when nothing wakes it. */
        @WithDefault("PT1S")
        Duration lookEvery();

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

    /** Where pictures lie. */
    @ConfigMapping(prefix = "civstack.s3")
    interface ObjectStore {

        @WithDefault("http://127.0.0.1:8093")
        URI endpoint();

        String accessKey();

        String secretKey();

        @WithDefault("us-east-1")
        String region();

        @WithDefault("civstack-pictures")
        String pictures();

        @WithDefault("PT3S")
        Duration connectMax();

        /** The longest silence in a transfer. */
        @WithDefault("PT10S")
        Duration silenceMax();
    }
}
