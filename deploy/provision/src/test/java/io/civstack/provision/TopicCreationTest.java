package io.civstack.provision;

import static org.assertj.core.api.Assertions.assertThat;

import io.civstack.context.Contexts;
import java.time.Duration;
import java.util.Objects;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

class TopicCreationTest {

    @Test
    void closesSegmentsWellWithinTheRetention() {
        for (var topic : Contexts.topics()) {
            // When
            NewTopic made = TopicCreation.describe(topic, (short) 3);

            // Then
            long retention =
                    Long.parseLong(Objects.requireNonNull(made.configs().get("retention.ms")));
            long segment = Long.parseLong(Objects.requireNonNull(made.configs().get("segment.ms")));
            assertThat(retention).isEqualTo(topic.retention().toMillis());
            assertThat(segment).isPositive().isLessThanOrEqualTo(retention / 4);
            assertThat(segment).isLessThanOrEqualTo(Duration.ofHours(12).toMillis());
            assertThat(made.numPartitions()).isEqualTo(topic.partitions());
            assertThat(made.replicationFactor()).isEqualTo((short) 3);
        }
    }
}
