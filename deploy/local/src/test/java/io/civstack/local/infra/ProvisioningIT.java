package io.civstack.local.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.civstack.context.Context;
import io.civstack.context.Contexts;
import io.civstack.events.Topics;
import io.civstack.provision.Finding;
import io.civstack.provision.Finding.Created;
import io.civstack.provision.Finding.Different;
import io.civstack.provision.Provisioning;
import io.civstack.provision.Target;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Provisioning on the real servers, which have been provisioned once when they answer. */
class ProvisioningIT {

    private static final Duration START = Duration.ofSeconds(90);

    @TempDir
    static Path folder;

    private static InfrastructureProcess infrastructure;
    private static Endpoints endpoints;

    @BeforeAll
    static void start() throws Exception {
        infrastructure = InfrastructureProcess.start(folder, "--no-fsync");
        endpoints = infrastructure.endpoints(START);
    }

    @AfterAll
    static void stop() throws Exception {
        infrastructure.end();
    }

    @Test
    void makesNothingASecondTime() throws Exception {
        // Given
        String stored = stored();

        // When
        List<Finding> findings = provision(endpoints.target());

        // Then
        assertThat(findings).isEmpty();
        assertThat(stored()).as("passwords as the server keeps them").isEqualTo(stored);
    }

    @Test
    void makesTheHalfThatIsMissing() throws Exception {
        // Given
        deleteTopic("moderation.jobs.dlq");
        sql(
                "drop schema moderation",
                "drop role moderation",
                "alter role ledger in database civstack reset search_path");
        Files.delete(folder.resolve("state/s3/civstack-models"));

        // When
        List<Finding> findings = provision(endpoints.target());

        // Then
        assertThat(findings)
                .containsExactlyInAnyOrder(
                        new Created("topic", "moderation.jobs.dlq"),
                        new Created("role", "moderation"),
                        new Created("schema", "moderation"),
                        new Created("search-path", "moderation"),
                        new Created("search-path", "ledger"),
                        new Created("bucket", "civstack-models"));
        assertThat(provision(endpoints.target())).isEmpty();
    }

    @Test
    void tellsWhatDiffersAndLeavesIt() throws Exception {
        // Given
        setRetention("1000");
        sql("alter schema generation owner to postgres");

        // When
        List<Finding> findings = provision(endpoints.target());

        // Then
        String declared = String.valueOf(Topics.LEDGER_PURSES.retention().toMillis());
        assertThat(findings)
                .containsExactlyInAnyOrder(
                        new Different("topic", Topics.LEDGER_PURSES.name(), "retention.ms", declared, "1000"),
                        new Different("schema", "generation", "owner", "generation", "postgres"));
        assertThat(provision(endpoints.target())).isEqualTo(findings);
        setRetention(declared);
        sql("alter schema generation owner to generation");
    }

    @Test
    void givesARoleThePasswordThatItIsToldAndNoOther() throws Exception {
        // Given
        sql("alter role ledger password 'forgotten'");

        // When
        List<Finding> findings = provision(endpoints.target());

        // Then
        assertThat(findings).containsExactly(new Created("password", "ledger"));
    }

    @Test
    void saysAsAProgramThatItMadeNothing() throws Exception {
        // Given
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Provisioning.class.getName())
                .redirectErrorStream(true);
        builder.environment().putAll(environment());

        // When
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        // Then
        assertThat(said).contains("event=provisioned created=0 different=0");
        assertThat(process.waitFor()).isZero();
    }

    private static List<Finding> provision(Target target) throws Exception {
        return new Provisioning(target).all();
    }

    private static Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(Map.of(
                "CIVSTACK_KAFKA_BOOTSTRAP", endpoints.kafkaBootstrap(),
                "CIVSTACK_POSTGRES_URL", endpoints.postgresUrl(),
                "CIVSTACK_POSTGRES_ADMIN_PASSWORD", endpoints.postgresAdminPassword(),
                "CIVSTACK_S3_ENDPOINT", endpoints.s3Endpoint(),
                "CIVSTACK_S3_ACCESS_KEY", endpoints.s3AccessKey(),
                "CIVSTACK_S3_SECRET_KEY", endpoints.s3SecretKey()));
        for (Context context : Contexts.withDatabase()) {
            environment.put(
                    "CIVSTACK_" + context.name().toUpperCase(Locale.ROOT) + "_POSTGRES_PASSWORD",
                    endpoints.roles().get(context.name()));
        }
        return environment;
    }

    private static void deleteTopic(String name) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", endpoints.kafkaBootstrap()))) {
            admin.deleteTopics(List.of(name)).all().get();
            await().until(() -> !admin.listTopics().names().get().contains(name));
        }
    }

    private static void setRetention(String millis) throws Exception {
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, Topics.LEDGER_PURSES.name());
        AlterConfigOp retention = new AlterConfigOp(new ConfigEntry("retention.ms", millis), AlterConfigOp.OpType.SET);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", endpoints.kafkaBootstrap()))) {
            admin.incrementalAlterConfigs(Map.of(topic, List.of(retention)))
                    .all()
                    .get();
            await().until(() -> millis.equals(admin.describeConfigs(List.of(topic))
                    .all()
                    .get()
                    .get(topic)
                    .get("retention.ms")
                    .value()));
        }
    }

    private static String stored() throws SQLException {
        try (Connection server = admin();
                Statement statement = server.createStatement();
                var rows =
                        statement.executeQuery("select string_agg(rolpassword, ' ' order by rolname) from pg_authid")) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void sql(String... statements) throws SQLException {
        try (Connection server = admin();
                Statement statement = server.createStatement()) {
            for (String one : statements) {
                statement.execute(one);
            }
        }
    }

    private static Connection admin() throws SQLException {
        return DriverManager.getConnection(
                endpoints.postgresUrl(), endpoints.postgresAdmin(), endpoints.postgresAdminPassword());
    }
}
