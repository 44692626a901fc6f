package io.civstack.testing.containers;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.testcontainers.kafka.KafkaContainer;

/**
 * One node that is broker and controller at once, set as the platform's own is. Listeners and the cluster's id are
 * Testcontainers' matter.
 */
final class KafkaDefinition {

    /**
     * Share groups need no switch from Kafka 4.2 on, but their state has three replicas unless it is told otherwise.
     */
    private static final Map<String, String> SETTINGS = Map.ofEntries(
            // The topics are made from the catalogue; a misspelt name must fail, not appear.
            Map.entry("auto.create.topics.enable", "false"),
            Map.entry("group.initial.rebalance.delay.ms", "0"),
            Map.entry("offsets.topic.replication.factor", "1"),
            Map.entry("offsets.topic.num.partitions", "4"),
            Map.entry("transaction.state.log.replication.factor", "1"),
            Map.entry("transaction.state.log.min.isr", "1"),
            Map.entry("transaction.state.log.num.partitions", "2"),
            Map.entry("share.coordinator.state.topic.replication.factor", "1"),
            Map.entry("share.coordinator.state.topic.min.isr", "1"),
            Map.entry("share.coordinator.state.topic.num.partitions", "2"),
            Map.entry("log.segment.bytes", String.valueOf(64 * 1024 * 1024)));

    private KafkaDefinition() {}

    static KafkaContainer of(String image) {
        return new KafkaContainer(image)
                .withEnv(SETTINGS.entrySet().stream()
                        .collect(Collectors.toMap(setting -> variable(setting.getKey()), Map.Entry::getValue)));
    }

    /** How the image spells a setting of the broker. */
    private static String variable(String setting) {
        return "KAFKA_" + setting.replace('.', '_').toUpperCase(Locale.ROOT);
    }
}
