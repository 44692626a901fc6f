package io.civstack.events;

import java.time.Duration;

/**
 * A consumer group that reacts to facts and has a place for those it cannot digest.
 *
 * @param name {@code <service>.<purpose>}
 * @param topic what it reads
 */
public record ConsumerGroup(String name, Topic topic) {

    private static final Duration DEAD_LETTER_RETENTION = Duration.ofDays(14);

    /** Where records go that failed for good, with their reason in the headers. */
    public Topic deadLetters() {
        return new Topic(name + ".dlq", name.substring(0, name.indexOf('.')), 1, DEAD_LETTER_RETENTION);
    }
}
