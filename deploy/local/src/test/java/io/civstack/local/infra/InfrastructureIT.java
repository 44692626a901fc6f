package io.civstack.local.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.civstack.context.Contexts;
import io.civstack.events.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InfrastructureIT {

    private static final Duration START = Duration.ofSeconds(90);

    @TempDir
    Path folder;

    private InfrastructureProcess infrastructure;

    @AfterEach
    void stop() throws Exception {
        infrastructure.end();
    }

    @Test
    void keepsDataAndTopicsThroughAKill() throws Exception {
        // Given
        infrastructure = InfrastructureProcess.start(folder);
        Endpoints before = infrastructure.endpoints(START);
        write(before);
        long postmaster = postmaster();
        infrastructure.kill();
        assertThat(ProcessHandle.of(postmaster))
                .as("the server that kill -9 left behind")
                .isPresent();

        // When
        infrastructure = InfrastructureProcess.start(folder);
        Endpoints after = infrastructure.endpoints(START);

        // Then
        assertThat(after.roles()).isEqualTo(before.roles());
        assertThat(rows(after)).isEqualTo(1);
        assertThat(records(after)).isEqualTo(1);
        assertThat(postmaster()).isNotEqualTo(postmaster);
        assertThat(ProcessHandle.of(postmaster)).isEmpty();
    }

    @Test
    void hasEveryTopicOfTheCatalogueAndNoOther() throws Exception {
        // Given
        infrastructure = InfrastructureProcess.start(folder, "--throw-away", "--no-fsync");

        // When
        Endpoints endpoints = infrastructure.endpoints(START);

        // Then
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

    @Test
    void givesEveryContextItsOwnSchemaOnly() throws Exception {
        // Given
        infrastructure = InfrastructureProcess.start(folder, "--throw-away", "--no-fsync");
        Endpoints endpoints = infrastructure.endpoints(START);
        write(endpoints);

        // When
        ThrowingCallable read = () -> readAs("moderation", endpoints);

        // Then
        assertThatThrownBy(read).hasMessageContaining("permission denied for schema ledger");
    }

    @Test
    void endsWhenItsOwnerIsGone() throws Exception {
        // Given
        Process owner = new ProcessBuilder("sleep", "600").start();
        infrastructure = InfrastructureProcess.start(folder, "--no-fsync", "--owner", String.valueOf(owner.pid()));
        infrastructure.endpoints(START);
        long postmaster = postmaster();

        // When
        owner.destroyForcibly();

        // Then
        await().atMost(30, TimeUnit.SECONDS).until(() -> !infrastructure.isAlive());
        assertThat(ProcessHandle.of(postmaster)).isEmpty();
        assertThat(folder.resolve("ready.json")).doesNotExist();
    }

    private long postmaster() throws Exception {
        return Long.parseLong(Files.readAllLines(folder.resolve("state/postgres/data/postmaster.pid"))
                .getFirst());
    }

    private static void write(Endpoints endpoints) throws Exception {
        try (Connection ledger = connect(endpoints, "ledger");
                Statement statement = ledger.createStatement()) {
            statement.execute("CREATE TABLE mark (id int)");
            statement.execute("INSERT INTO mark VALUES (1)");
        }
        Map<String, Object> config = Map.of("bootstrap.servers", endpoints.kafkaBootstrap(), "acks", "all");
        try (var producer = new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(Topics.LEDGER_PURSES.name(), 0, "key", "value"))
                    .get();
        }
    }

    private static void readAs(String role, Endpoints endpoints) throws SQLException {
        try (Connection connection = connect(endpoints, role);
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT * FROM ledger.mark");
        }
    }

    private static long rows(Endpoints endpoints) throws SQLException {
        try (Connection ledger = connect(endpoints, "ledger");
                Statement statement = ledger.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM mark")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static long records(Endpoints endpoints) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", endpoints.kafkaBootstrap()))) {
            TopicPartition first = new TopicPartition(Topics.LEDGER_PURSES.name(), 0);
            return admin.listOffsets(Map.of(first, OffsetSpec.latest()))
                    .partitionResult(first)
                    .get()
                    .offset();
        }
    }

    private static Connection connect(Endpoints endpoints, String role) throws SQLException {
        return DriverManager.getConnection(
                endpoints.postgresUrl(), role, endpoints.roles().get(role));
    }
}
