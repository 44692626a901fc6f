package io.civstack.testing.containers;

import static org.assertj.core.api.Assertions.assertThat;

import io.civstack.context.Context;
import io.civstack.context.Contexts;
import io.minio.BucketExistsArgs;
import io.minio.ListObjectsArgs;
import io.minio.MinioClient;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;

/** What has to be there once servers are provisioned, whatever they run in. */
final class ProvisionedPlatform {

    private ProvisionedPlatform() {}

    static void check(Endpoints endpoints) throws Exception {
        checkTopics(endpoints);
        checkRoles(endpoints);
        checkBuckets(endpoints);
    }

    private static void checkTopics(Endpoints endpoints) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", endpoints.kafkaBootstrap()))) {
            var descriptions = admin.describeTopics(admin.listTopics().names().get())
                    .allTopicNames()
                    .get();
            assertThat(descriptions).hasSameSizeAs(Contexts.topics());
            assertThat(Contexts.topics())
                    .allSatisfy(
                            topic -> assertThat(descriptions.get(topic.name()).partitions())
                                    .hasSize(topic.partitions()));
        }
    }

    private static void checkRoles(Endpoints endpoints) throws SQLException {
        for (Context declared : Contexts.withDatabase()) {
            String context = declared.name();
            try (Connection admin = admin(endpoints);
                    Statement statement = admin.createStatement()) {
                statement.execute("alter role " + context + " password 'given by the test'");
            }
            try (Connection own = DriverManager.getConnection(endpoints.postgresUrl(), context, "given by the test");
                    Statement statement = own.createStatement()) {
                statement.execute("create table mark (id int)");
                assertThat(text(statement, "select schemaname from pg_tables where tablename = 'mark'"))
                        .isEqualTo(context);
                statement.execute("drop table mark");
            }
        }
    }

    private static void checkBuckets(Endpoints endpoints) throws Exception {
        MinioClient client = client(endpoints);
        for (String bucket : Contexts.buckets()) {
            assertThat(client.bucketExists(
                            BucketExistsArgs.builder().bucket(bucket).build()))
                    .isTrue();
            assertThat(client.listObjects(
                            ListObjectsArgs.builder().bucket(bucket).build()))
                    .as("what " + bucket + " holds")
                    .isEmpty();
        }
    }

    static Connection admin(Endpoints endpoints) throws SQLException {
        return DriverManager.getConnection(
                endpoints.postgresUrl(), endpoints.postgresAdmin(), endpoints.postgresAdminPassword());
    }

    static MinioClient client(Endpoints endpoints) {
        return MinioClient.builder()
                .endpoint(endpoints.s3Endpoint())
                .region(Endpoints.S3_REGION)
                .credentials(endpoints.s3AccessKey(), endpoints.s3SecretKey())
                .build();
    }

    static String text(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
