package io.civstack.local.infra;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * The ready file: where everything is and how to get in. It holds passwords, so only its owner may read it.
 *
 * @param pid the infrastructure's process; a file whose process is gone is stale
 * @param roles database role (ledger, moderation, generation, keycloak) to password
 */
public record Endpoints(
        long pid,
        String kafkaBootstrap,
        String postgresUrl,
        String postgresAdmin,
        String postgresAdminPassword,
        Map<String, String> roles,
        String keycloakUrl,
        String s3Endpoint,
        String s3AccessKey,
        String s3SecretKey) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Endpoints of(InfrastructurePorts ports, Secrets secrets) {
        String server = "jdbc:postgresql://127.0.0.1:" + ports.postgres() + "/";
        Map<String, String> roles = new TreeMap<>();
        PostgresRoles.CONTEXTS.forEach(context -> roles.put(context, secrets.role(context)));
        roles.put(PostgresRoles.KEYCLOAK, secrets.role(PostgresRoles.KEYCLOAK));
        return new Endpoints(
                ProcessHandle.current().pid(),
                "127.0.0.1:" + ports.kafka(),
                server + PostgresRoles.DATABASE,
                PostgresServer.ADMIN,
                secrets.get(Secrets.POSTGRES_ADMIN),
                roles,
                server + PostgresRoles.KEYCLOAK,
                "http://127.0.0.1:" + ports.s3(),
                secrets.get(Secrets.S3_ACCESS_KEY),
                secrets.get(Secrets.S3_SECRET_KEY));
    }

    void write(Path file) {
        try {
            PrivateFile.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Endpoints read(Path file) throws IOException {
        return JSON.readValue(Files.readAllBytes(file), Endpoints.class);
    }

    /** Without the passwords. */
    @Override
    public String toString() {
        return "Endpoints[pid=" + pid + ", kafka=" + kafkaBootstrap + ", postgres=" + postgresUrl + ", s3=" + s3Endpoint
                + "]";
    }
}
