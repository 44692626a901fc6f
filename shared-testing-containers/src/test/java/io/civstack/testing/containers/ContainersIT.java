package io.civstack.testing.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.civstack.context.Contexts;
import io.minio.ListObjectsArgs;
import io.minio.MinioClient;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The containers themselves. Skipped where no Docker engine answers; what can be checked without one is in the other
 * tests.
 */
class ContainersIT {

    private static final String TOPIC = Contexts.topics().getFirst().name();

    private static @Nullable Containers containers;
    private static Endpoints endpoints;

    @BeforeAll
    static void start() throws Exception {
        if (Docker.answers()) {
            containers = new Containers(Images.ofThisBuild(), Credentials.random());
            endpoints = containers.start();
        }
    }

    @BeforeEach
    void skipWithoutDocker() {
        assumeTrue(containers != null, "no Docker engine answers here, so no container was started");
    }

    @AfterAll
    static void stop() {
        if (containers != null) {
            containers.close();
        }
    }

    @Test
    void areProvisionedLikeThePlatform() throws Exception {
        ProvisionedPlatform.check(endpoints);
    }

    @Test
    void handRecordsToAShareGroup() throws Exception {
        // Given
        readFromTheBeginning("containers");
        Map<String, Object> reader = Map.of("bootstrap.servers", endpoints.kafkaBootstrap(), "group.id", "containers");
        Map<String, Object> writer = Map.of("bootstrap.servers", endpoints.kafkaBootstrap());
        try (var producer = new KafkaProducer<>(writer, new StringSerializer(), new StringSerializer());
                var consumer = new KafkaShareConsumer<>(reader, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(TOPIC));

            // When
            producer.send(new ProducerRecord<>(TOPIC, "key", "value")).get();

            // Then
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> !consumer.poll(Duration.ofSeconds(1)).isEmpty());
        }
    }

    @Test
    void runPostgresOfTheVersionInTheirName() throws Exception {
        try (Connection admin = ProvisionedPlatform.admin(endpoints);
                Statement statement = admin.createStatement()) {
            String version = Images.ofThisBuild().postgres().replaceFirst(".*:", "");
            assertThat(ProvisionedPlatform.text(statement, "show server_version"))
                    .startsWith(version);
            assertThat(ProvisionedPlatform.text(statement, "show timezone")).isEqualTo("UTC");
        }
    }

    @Test
    void refuseAStrangersSignature() {
        // Given
        MinioClient stranger = MinioClient.builder()
                .endpoint(endpoints.s3Endpoint())
                .region("us-east-1")
                .credentials(endpoints.s3AccessKey(), "a guess")
                .build();
        var listing = stranger.listObjects(
                ListObjectsArgs.builder().bucket(Contexts.buckets().getFirst()).build());

        // Then
        assertThatThrownBy(() -> listing.iterator().next().get()).hasMessageContaining("signature");
    }

    private static void readFromTheBeginning(String group) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", endpoints.kafkaBootstrap()))) {
            admin.incrementalAlterConfigs(Map.of(
                            new ConfigResource(ConfigResource.Type.GROUP, group),
                            List.of(new AlterConfigOp(
                                    new ConfigEntry("share.auto.offset.reset", "earliest"), AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
        }
    }
}
