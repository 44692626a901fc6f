package io.civstack.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;

/**
 * Kafka, PostgreSQL and S3 in one process per Maven build: the first test JVM that asks starts it, later ones find it, and it ends
 * itself when Maven is gone.
 */
final class Infrastructure {

    private static final Duration START_MAX = Duration.ofMinutes(2);
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Path all;
    private final Path folder;
    private final Path ready;
    private final long owner;

    Infrastructure() {
        this.owner = BuildProcess.pid();
        this.all = Repository.root().resolve("deploy/local/target/test-infrastructure");
        this.folder = all.resolve(Long.toString(owner));
        this.ready = folder.resolve("ready.json");
    }

    /** Where everything is; starts it when nobody has. */
    Endpoints endpoints() {
        try {
            Files.createDirectories(folder);
            try (FileChannel channel = FileChannel.open(
                            folder.resolve("start.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock _ = channel.lock()) {
                if (!isUp()) {
                    Leftovers.clear(all);
                    start();
                }
                return read();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path objects() {
        return folder.resolve("state/s3");
    }

    private void start() throws IOException {
        Path local = Repository.root().resolve("deploy/local/target");
        Path classPath = local.resolve("class-path.txt");
        if (!Files.exists(classPath)) {
            throw new IllegalStateException(
                    classPath + " is missing: build deploy/local first (./mvnw -pl MODULE -am)");
        }
        Path log = folder.resolve("infrastructure.log");
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx320m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        local.resolve("classes") + ":"
                                + Files.readString(classPath, UTF_8).strip(),
                        "io.civstack.local.infra.Infrastructure",
                        "--state",
                        folder.resolve("state").toString(),
                        "--ready",
                        ready.toString(),
                        "--owner",
                        Long.toString(owner),
                        "--throw-away",
                        "--no-fsync"))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Awaitility.await("the test infrastructure, see " + log)
                .atMost(START_MAX)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> {
                    if (!process.isAlive()) {
                        throw new IllegalStateException("the test infrastructure ended at once, see " + log);
                    }
                    return isUp();
                });
    }

    private boolean isUp() throws IOException {
        return Files.exists(ready)
                && ProcessHandle.of(read().pid()).filter(ProcessHandle::isAlive).isPresent();
    }

    private Endpoints read() throws IOException {
        return JSON.readValue(ready.toFile(), Endpoints.class);
    }
}
