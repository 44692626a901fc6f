package io.civstack.provision;

import io.civstack.context.Contexts;
import io.civstack.events.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;

/** Makes the topics of the catalogue that are not there yet. */
final class TopicCreation {

    private static final Duration LONGEST_SEGMENT = Duration.ofHours(12);

    private TopicCreation() {}

    static List<Finding> run(Target target) throws UnreachableException, InterruptedException {
        String limit = String.valueOf(Provisioning.CALL_MAX.toMillis());
        try (Admin admin = Admin.create(Map.of(
                "bootstrap.servers", target.kafkaBootstrap(),
                "default.api.timeout.ms", limit,
                "request.timeout.ms", limit))) {
            return run(admin, Contexts.topics(), target.replicas());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RetriableException) {
                throw new UnreachableException("Kafka", target.kafkaBootstrap(), e.getCause());
            }
            throw new IllegalStateException("Kafka refused: " + e.getCause(), e);
        } catch (KafkaException e) {
            // Also names that nobody resolves: a broker that is about to come has none yet.
            throw new UnreachableException("Kafka", target.kafkaBootstrap(), e);
        }
    }

    private static List<Finding> run(Admin admin, List<Topic> declared, short replicas)
            throws ExecutionException, InterruptedException {
        Map<String, PresentTopic> present = PresentTopic.ask(admin, declared);
        List<Finding> findings = new ArrayList<>();
        List<NewTopic> missing = new ArrayList<>();
        for (Topic topic : declared) {
            NewTopic wanted = describe(topic, replicas);
            PresentTopic found = present.get(topic.name());
            if (found == null) {
                missing.add(wanted);
            } else {
                findings.addAll(found.differences(wanted));
            }
        }
        for (var made : admin.createTopics(missing).values().entrySet()) {
            if (isMade(made.getValue())) {
                findings.add(new Finding.Created("topic", made.getKey()));
            }
        }
        return findings;
    }

    /** Another run may have been quicker. */
    private static boolean isMade(KafkaFuture<Void> answer) throws ExecutionException, InterruptedException {
        try {
            answer.get();
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TopicExistsException) {
                return false;
            }
            throw e;
        }
    }

    /** Only closed segments expire, so a segment is closed well within the retention: prompts really go when they should. */
    static NewTopic describe(Topic topic, short replicas) {
        Duration quarter = topic.retention().dividedBy(4);
        Duration segment = quarter.compareTo(LONGEST_SEGMENT) < 0 ? quarter : LONGEST_SEGMENT;
        return new NewTopic(topic.name(), topic.partitions(), replicas)
                .configs(Map.of(
                        TopicConfig.RETENTION_MS_CONFIG,
                                String.valueOf(topic.retention().toMillis()),
                        TopicConfig.SEGMENT_MS_CONFIG, String.valueOf(segment.toMillis())));
    }
}
