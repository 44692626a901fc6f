package io.civstack.testing.containers;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.civstack.context.Context;
import io.civstack.context.Contexts;
import io.civstack.provision.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Collectors;

/** The ready file, as the test kit reads it. */
record Endpoints(
        long pid,
        String kafkaBootstrap,
        String postgresUrl,
        String postgresAdmin,
        String postgresAdminPassword,
        String s3Endpoint,
        String s3AccessKey,
        String s3SecretKey) {

    /** Any name will do, as long as it is said. */
    static final String S3_REGION = "us-east-1";

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * For provisioning. Nobody keeps the passwords of roles: the test kit sets its own whenever it empties the schemas.
     */
    Target target() {
        return new Target(
                kafkaBootstrap,
                (short) 1,
                postgresUrl,
                postgresAdmin,
                postgresAdminPassword,
                Contexts.withDatabase().stream().collect(Collectors.toMap(Context::name, _ -> Credentials.word())),
                s3Endpoint,
                S3_REGION,
                s3AccessKey,
                s3SecretKey);
    }

    /** Nobody sees it half written, and it holds passwords: temporary files are made for their owner alone. */
    void write(Path file) throws IOException {
        Path half = Files.createTempFile(file.toAbsolutePath().getParent(), "ready", ".half");
        Files.write(half, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this));
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Without the passwords. */
    @Override
    public String toString() {
        return "Endpoints[pid=" + pid + ", kafka=" + kafkaBootstrap + ", postgres=" + postgresUrl + ", s3=" + s3Endpoint
                + "]";
    }
}
