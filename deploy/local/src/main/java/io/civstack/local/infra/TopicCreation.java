package io.civstack.local.infra;

import io.civstack.events.Topic;
import io.civstack.events.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/** Makes the topics of the catalogue that are not there yet. */
final class TopicCreation {

    private static final Duration LONGEST_SEGMENT = Duration.ofHours(12);

    private TopicCreation() {}

    static void run(String bootstrap) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            Set<String> present = admin.listTopics().names().get();
            List<NewTopic> missing = Topics.all().stream()
                    .filter(topic -> !present.contains(topic.name()))
                    .map(TopicCreation::describe)
                    .toList();
            admin.createTopics(missing).all().get();
        }
    }

    /** Only closed segments expire, so a segment is closed well within the retention: prompts really go when they should. */
    static NewTopic describe(Topic topic) {
        Duration quarter = topic.retention().dividedBy(4);
        Duration segment = quarter.compareTo(LONGEST_SEGMENT) < 0 ? quarter : LONGEST_SEGMENT;
        return new NewTopic(topic.name(), topic.partitions(), (short) 1)
                .configs(Map.of(
                        TopicConfig.RETENTION_MS_CONFIG,
                                String.valueOf(topic.retention().toMillis()),
                        TopicConfig.SEGMENT_MS_CONFIG, String.valueOf(segment.toMillis())));
    }
}
