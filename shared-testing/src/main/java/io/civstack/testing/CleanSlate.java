package io.civstack.testing;

import io.civstack.context.Context;
import io.civstack.context.Contexts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;

/** Empties what an earlier module left: schemas, records, objects. */
final class CleanSlate {

    static final String ROLE_PASSWORD = "civstack";

    private final Endpoints endpoints;

    CleanSlate(Endpoints endpoints) {
        this.endpoints = endpoints;
    }

    void wipe() {
        try {
            schemas();
            topics();
            objects();
        } catch (SQLException | ExecutionException e) {
            throw new IllegalStateException("the test infrastructure could not be emptied", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void schemas() throws SQLException {
        try (Connection admin = DriverManager.getConnection(
                        endpoints.postgresUrl(), endpoints.postgresAdmin(), endpoints.postgresAdminPassword());
                Statement statement = admin.createStatement()) {
            for (Context context : Contexts.withDatabase()) {
                String name = context.name();
                statement.execute("drop schema if exists " + name + " cascade");
                statement.execute("create schema " + name + " authorization " + name);
                statement.execute("alter role " + name + " login password '" + ROLE_PASSWORD + "'");
            }
        }
    }

    /**
     * Records are deleted rather than topics: deleting a topic takes seconds, and consumers notice. Groups stay, since
     * offsets only grow; they could not be deleted either while a JVM that ended without a word still counts as their
     * member.
     */
    private void topics() throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", endpoints.kafkaBootstrap()))) {
            var topics = admin.describeTopics(admin.listTopics().names().get())
                    .allTopicNames()
                    .get();
            Map<TopicPartition, OffsetSpec> partitions = topics.values().stream()
                    .flatMap(CleanSlate::partitions)
                    .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
            Map<TopicPartition, RecordsToDelete> everything =
                    admin.listOffsets(partitions).all().get().entrySet().stream()
                            .filter(end -> end.getValue().offset() > 0)
                            .collect(Collectors.toMap(
                                    Map.Entry::getKey,
                                    end -> RecordsToDelete.beforeOffset(
                                            end.getValue().offset())));
            admin.deleteRecords(everything).all().get();
        }
    }

    private static Stream<TopicPartition> partitions(TopicDescription topic) {
        return topic.partitions().stream().map(partition -> new TopicPartition(topic.name(), partition.partition()));
    }

    private void objects() throws IOException, InterruptedException {
        try (StoredObjects store = new StoredObjects(endpoints)) {
            store.empty();
        }
    }
}
