package io.civstack.provision;

import io.civstack.events.Topic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** A topic as the brokers have it. */
record PresentTopic(TopicDescription description, Config config) {

    /**
     * The topics that exist, by name. Both requests are sent before either answer is awaited, because every start waits
     * for this.
     */
    static Map<String, PresentTopic> ask(Admin admin, List<Topic> declared)
            throws ExecutionException, InterruptedException {
        var descriptions = admin.describeTopics(
                        declared.stream().map(Topic::name).toList())
                .topicNameValues();
        var configs = admin.describeConfigs(declared.stream()
                        .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic.name()))
                        .toList())
                .values();
        Map<String, TopicDescription> described = present(descriptions);
        Map<ConfigResource, Config> configured = present(configs);
        Map<String, PresentTopic> topics = new HashMap<>();
        configured.forEach((resource, config) -> {
            TopicDescription description = described.get(resource.name());
            if (description != null) {
                topics.put(resource.name(), new PresentTopic(description, config));
            }
        });
        return topics;
    }

    private static <K, V> Map<K, V> present(Map<K, KafkaFuture<V>> answers)
            throws ExecutionException, InterruptedException {
        Map<K, V> present = new HashMap<>();
        for (var answer : answers.entrySet()) {
            try {
                present.put(answer.getKey(), answer.getValue().get());
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                    throw e;
                }
            }
        }
        return present;
    }

    /**
     * How it differs from its declaration. It is not changed: more partitions move keys, and a shorter retention
     * deletes records.
     */
    List<Finding> differences(NewTopic wanted) {
        List<Finding> differences = new ArrayList<>();
        var partitions = description.partitions();
        compare(differences, "partitions", wanted.numPartitions(), partitions.size());
        compare(
                differences,
                "replicas",
                wanted.replicationFactor(),
                partitions.getFirst().replicas().size());
        wanted.configs().forEach((key, value) -> compare(differences, key, value, found(key)));
        return differences;
    }

    private String found(String key) {
        var entry = config.get(key);
        return entry == null ? "nothing" : entry.value();
    }

    private void compare(List<Finding> differences, String what, Object declared, Object found) {
        String wanted = declared.toString();
        if (!wanted.equals(found.toString())) {
            differences.add(new Finding.Different("topic", description.name(), what, wanted, found.toString()));
        }
    }
}
