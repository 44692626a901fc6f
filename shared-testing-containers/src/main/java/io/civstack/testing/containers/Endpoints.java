package io.civstack.testing.containers;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

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

    private static final ObjectMapper JSON = new ObjectMapper();

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
