package io.civstack.testing.containers;

import io.civstack.provision.Provisioning;
import io.civstack.provision.UnreachableException;
import java.util.stream.Stream;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.lifecycle.Startables;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * The three servers. Ryuk, a container of Testcontainers' own, removes them when this process was killed and could not.
 */
final class Containers implements AutoCloseable {

    private final Credentials credentials;
    private final KafkaContainer kafka;
    private final PostgreSQLContainer postgres;
    private final GenericContainer<?> objectStore;

    Containers(Images images, Credentials credentials) {
        this.credentials = credentials;
        kafka = KafkaDefinition.of(images.kafka());
        postgres = PostgresDefinition.of(images.postgres(), credentials.postgresPassword());
        objectStore =
                ObjectStoreDefinition.of(images.objectStore(), credentials.s3AccessKey(), credentials.s3SecretKey());
    }

    /** Starts all at once, makes what the contexts need, and says where they are. */
    Endpoints start() throws UnreachableException, InterruptedException {
        Startables.deepStart(Stream.of(kafka, postgres, objectStore)).join();
        Endpoints endpoints = new Endpoints(
                ProcessHandle.current().pid(),
                kafka.getBootstrapServers(),
                "jdbc:postgresql://" + postgres.getHost() + ":"
                        + postgres.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT) + "/"
                        + PostgresDefinition.DATABASE,
                PostgresDefinition.ADMIN,
                credentials.postgresPassword(),
                "http://" + objectStore.getHost() + ":" + objectStore.getMappedPort(ObjectStoreDefinition.PORT),
                credentials.s3AccessKey(),
                credentials.s3SecretKey());
        provision(endpoints);
        return endpoints;
    }

    static void provision(Endpoints bare) throws UnreachableException, InterruptedException {
        new Provisioning(bare.target()).all();
        WritableBuckets.await(bare);
    }

    @Override
    public void close() {
        Stream.of(kafka, postgres, objectStore).forEach(GenericContainer::stop);
    }
}
