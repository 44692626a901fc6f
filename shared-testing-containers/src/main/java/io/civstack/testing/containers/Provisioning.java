package io.civstack.testing.containers;

import io.civstack.events.Topics;
import io.minio.BucketExistsArgs;
import io.minio.MakeBucketArgs;
import io.minio.MinioClient;
import io.minio.PutObjectArgs;
import io.minio.RemoveObjectArgs;
import java.io.ByteArrayInputStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.awaitility.Awaitility;

/**
 * Turns bare servers into the platform's: roles and schemas, topics, buckets. The program of deploy/local does the same for its own servers
 * and more of it, for Keycloak and for data that lasts; this is the one place that gives way once there is a program for any server.
 */
final class Provisioning {

    static final List<String> CONTEXTS = List.of("ledger", "moderation", "generation");
    static final List<String> BUCKETS = List.of("civstack-pictures", "civstack-models");

    static final Duration WRITABLE_MAX = Duration.ofSeconds(30);

    private final Endpoints endpoints;

    Provisioning(Endpoints endpoints) {
        this.endpoints = endpoints;
    }

    void run() throws SQLException, ExecutionException, InterruptedException {
        schemas();
        topics();
        buckets();
    }

    /** A role's own password is set by the test kit, whenever it empties the schemas. */
    private void schemas() throws SQLException {
        try (Connection admin = DriverManager.getConnection(
                        endpoints.postgresUrl(), endpoints.postgresAdmin(), endpoints.postgresAdminPassword());
                Statement statement = admin.createStatement()) {
            for (String context : CONTEXTS) {
                statement.execute("create role " + context + " login");
                statement.execute("create schema " + context + " authorization " + context);
                statement.execute("alter role " + context + " in database " + PostgresDefinition.DATABASE
                        + " set search_path = " + context);
            }
        }
    }

    private void topics() throws ExecutionException, InterruptedException {
        List<NewTopic> topics = Topics.all().stream()
                .map(topic -> new NewTopic(topic.name(), topic.partitions(), (short) 1)
                        .configs(Map.of(
                                TopicConfig.RETENTION_MS_CONFIG,
                                String.valueOf(topic.retention().toMillis()))))
                .toList();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", endpoints.kafkaBootstrap()))) {
            admin.createTopics(topics).all().get();
        }
    }

    /** The gateway of the store answers before there is a volume to write to, so a bucket counts as made when it has held an object. */
    private void buckets() {
        MinioClient client = MinioClient.builder()
                .endpoint(endpoints.s3Endpoint())
                .region("us-east-1")
                .credentials(endpoints.s3AccessKey(), endpoints.s3SecretKey())
                .build();
        for (String bucket : BUCKETS) {
            Awaitility.await("bucket " + bucket)
                    .atMost(WRITABLE_MAX)
                    .ignoreExceptions()
                    .until(() -> holdsAnObject(client, bucket));
        }
    }

    private static boolean holdsAnObject(MinioClient client, String bucket) throws Exception {
        if (!client.bucketExists(BucketExistsArgs.builder().bucket(bucket).build())) {
            client.makeBucket(MakeBucketArgs.builder().bucket(bucket).build());
        }
        client.putObject(PutObjectArgs.builder().bucket(bucket).object("probe").stream(
                        new ByteArrayInputStream(new byte[1]), 1L, -1L)
                .build());
        client.removeObject(
                RemoveObjectArgs.builder().bucket(bucket).object("probe").build());
        return true;
    }
}
