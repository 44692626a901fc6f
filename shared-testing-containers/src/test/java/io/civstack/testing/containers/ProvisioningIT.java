package io.civstack.testing.containers;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.civstack.context.Context;
import io.civstack.context.Contexts;
import io.minio.MinioClient;
import io.minio.RemoveBucketArgs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Containers come bare. The servers of deploy/local do not, but they can be stripped, and need no Docker. */
class ProvisioningIT {

    private static final Path LOCAL = Path.of("../deploy/local/target");
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    @TempDir
    Path folder;

    private Process servers;

    @BeforeEach
    void start() throws Exception {
        servers = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        LOCAL.resolve("classes") + ":" + Files.readString(LOCAL.resolve("class-path.txt")),
                        "io.civstack.local.infra.Infrastructure",
                        "--state",
                        folder.resolve("state").toString(),
                        "--ready",
                        folder.resolve("ready.json").toString(),
                        "--owner",
                        String.valueOf(ProcessHandle.current().pid()),
                        "--no-fsync"))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
    }

    @AfterEach
    void stop() throws Exception {
        servers.destroy();
        servers.waitFor();
    }

    @Test
    void givesBareServersWhatThePlatformHas() throws Exception {
        // Given
        await().atMost(Duration.ofSeconds(90)).until(() -> Files.exists(folder.resolve("ready.json")));
        Endpoints bare = JSON.readValue(folder.resolve("ready.json").toFile(), Endpoints.class);
        strip(bare);

        // When
        Containers.provision(bare);

        // Then
        ProvisionedPlatform.check(bare);
    }

    private static void strip(Endpoints endpoints) throws Exception {
        try (Connection admin = ProvisionedPlatform.admin(endpoints);
                Statement statement = admin.createStatement()) {
            for (Context context : Contexts.withDatabase()) {
                statement.execute("drop owned by " + context.name() + " cascade");
                statement.execute("drop role " + context.name());
            }
        }
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", endpoints.kafkaBootstrap()))) {
            admin.deleteTopics(admin.listTopics().names().get()).all().get();
            await().until(() -> admin.listTopics().names().get().isEmpty());
        }
        MinioClient client = ProvisionedPlatform.client(endpoints);
        for (String bucket : Contexts.buckets()) {
            client.removeBucket(RemoveBucketArgs.builder().bucket(bucket).build());
        }
    }
}
