package io.civstack.testing.containers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** What an engine would be asked for. Whether it would run is another test's question, and needs an engine. */
class DefinitionsTest {

    @Test
    void kafkaIsOneNodeWithShareGroupsAndWithoutTopicsOfItsOwnMaking() {
        // When
        KafkaContainer kafka = KafkaDefinition.of("apache/kafka:4.3.1");

        // Then
        assertThat(kafka.getImage()).asString().contains("imageName=apache/kafka:4.3.1");
        assertThat(kafka.getEnvMap())
                .containsEntry("KAFKA_PROCESS_ROLES", "broker,controller")
                .containsEntry("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
                .containsEntry("KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR", "1")
                .containsEntry("KAFKA_OFFSETS_TOPIC_NUM_PARTITIONS", "4")
                .containsEntry("KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR", "1")
                .containsEntry("KAFKA_TRANSACTION_STATE_LOG_MIN_ISR", "1")
                .containsEntry("KAFKA_SHARE_COORDINATOR_STATE_TOPIC_REPLICATION_FACTOR", "1")
                .containsEntry("KAFKA_SHARE_COORDINATOR_STATE_TOPIC_MIN_ISR", "1")
                .containsEntry("KAFKA_LOG_SEGMENT_BYTES", "67108864");
    }

    @Test
    void postgresSortsAndCountsTimeAsThePlatformDoes() {
        // When
        PostgreSQLContainer postgres = PostgresDefinition.of("postgres:18.6", "secret");

        // Then
        assertThat(postgres.getImage()).asString().contains("imageName=postgres:18.6");
        assertThat(postgres.getDatabaseName()).isEqualTo("civstack");
        assertThat(postgres.getUsername()).isEqualTo("postgres");
        assertThat(postgres.getPassword()).isEqualTo("secret");
        assertThat(postgres.getEnvMap().get("POSTGRES_INITDB_ARGS")).contains("--builtin-locale=C.UTF-8", "UTF8");
        assertThat(postgres.getCommandParts())
                .startsWith("postgres", "-c", "max_connections=200")
                .containsSubsequence("-c", "timezone=UTC")
                .containsSubsequence("-c", "fsync=off");
    }

    @Test
    void theStoreKnowsOneKeyAndReservesNothing() {
        // When
        GenericContainer<?> store = ObjectStoreDefinition.of("chrislusf/seaweedfs:4.47", "access", "secret");

        // Then
        assertThat(store.getImage()).asString().contains("imageName=chrislusf/seaweedfs:4.47");
        assertThat(store.getEnvMap())
                .containsEntry("AWS_ACCESS_KEY_ID", "access")
                .containsEntry("AWS_SECRET_ACCESS_KEY", "secret");
        assertThat(store.getCommandParts()).startsWith("server", "-s3").contains("-master.volumePreallocate=false");
        assertThat(store.getExposedPorts()).containsExactly(8333);
    }

    @Test
    void credentialsAreNewEveryTimeAndNotPrinted() {
        // When
        Credentials credentials = Credentials.random();

        // Then
        assertThat(credentials).isNotEqualTo(Credentials.random());
        assertThat(credentials.toString()).doesNotContain(credentials.postgresPassword(), credentials.s3SecretKey());
    }
}
