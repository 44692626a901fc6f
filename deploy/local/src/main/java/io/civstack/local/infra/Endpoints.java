package io.civstack.local.infra;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.civstack.context.Contexts;
import io.civstack.provision.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * The ready file: addresses and passwords of the servers. Because of the passwords only the user may read it.
 *
 * @param pid the infrastructure's process; a file whose process is gone is stale
 * @param roles database role (each context with a database, and keycloak) to password
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

    /** The local store ignores it; an S3 client needs one. */
    private static final String S3_REGION = "us-east-1";

    private static final ObjectMapper JSON = new ObjectMapper();

    static Endpoints of(InfrastructurePorts ports, Secrets secrets) {
        String server = "jdbc:postgresql://127.0.0.1:" + ports.postgres() + "/";
        Map<String, String> roles = new TreeMap<>();
        Contexts.withDatabase().forEach(context -> roles.put(context.name(), secrets.role(context.name())));
        roles.put(KeycloakDatabase.NAME, secrets.role(KeycloakDatabase.NAME));
        return new Endpoints(
                ProcessHandle.current().pid(),
                "127.0.0.1:" + ports.kafka(),
                server + PostgresServer.DATABASE,
                PostgresServer.ADMIN,
                secrets.get(Secrets.POSTGRES_ADMIN),
                roles,
                server + KeycloakDatabase.NAME,
                "http://127.0.0.1:" + ports.s3(),
                secrets.get(Secrets.S3_ACCESS_KEY),
                secrets.get(Secrets.S3_SECRET_KEY));
    }

    /** Where provisioning makes what the contexts need, as the administrator of each server. */
    Target target() {
        return new Target(
                kafkaBootstrap,
                (short) 1,
                postgresUrl,
                postgresAdmin,
                postgresAdminPassword,
                roles,
                s3Endpoint,
                S3_REGION,
                s3AccessKey,
                s3SecretKey);
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
