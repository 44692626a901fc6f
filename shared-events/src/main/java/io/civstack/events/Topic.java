package io.civstack.events;

import java.time.Duration;

/**
 * One Kafka topic as every broker has it.
 *
 * @param name {@code <context>.<entity>.events.v<n>}
 * @param owner the only service that writes to it
 * @param partitions how many records can be read at once
 * @param retention how long records stay; prompts are personal, so topics that carry them are short
 */
public record Topic(String name, String owner, int partitions, Duration retention) {}
