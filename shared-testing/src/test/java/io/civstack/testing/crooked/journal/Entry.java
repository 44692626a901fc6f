package io.civstack.testing.crooked.journal;

import io.civstack.testing.crooked.hold.Hold;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** A rule that knows Kafka. */
public final class Entry {

    public @Nullable Hold hold;
    public @Nullable TopicPartition partition;
}
