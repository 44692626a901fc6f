package io.civstack.events;

import java.time.Duration;

/**
 * A consumer group that handles events and has a topic for the dead letters among them.
 *
 * @param context who reads
 * @param channel what the context calls what it reads
 * @param topic what it reads
 */
public record ConsumerGroup(String context, String channel, Topic topic) {

    private static final Duration DEAD_LETTER_RETENTION = Duration.ofDays(14);

    /** Its name in Kafka: {@code <context>.<channel>}. */
    public String name() {
        return context + "." + channel;
    }

    /** Where records go that failed for good, with their reason in the headers. */
    public Topic deadLetters() {
        return new Topic(name() + ".dlq", context, 1, DEAD_LETTER_RETENTION);
    }
}
