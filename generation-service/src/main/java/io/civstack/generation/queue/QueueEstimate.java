package io.civstack.generation.queue;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Where a job stands in the queue.
 *
 * @param position 1 is next; empty when the job runs
 * @param eta until the last picture is generated; empty while there is no worker or no picture to estimate the speed
 * from
 */
public record QueueEstimate(OptionalLong position, Optional<Duration> eta) {

    /** Of a job that neither waits nor runs. */
    public static final QueueEstimate NONE = new QueueEstimate(OptionalLong.empty(), Optional.empty());
}
