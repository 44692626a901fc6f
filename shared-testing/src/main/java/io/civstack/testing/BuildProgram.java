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
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;

/**
 * A program that the test JVMs of one Maven build share: the first that asks starts it, later ones find its ready file,
 * and it ends itself when Maven is gone. It runs on the class path that its module wrote down, because its jars would
 * clash with an application's.
 */
final class BuildProgram {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Path target;
    private final String mainClass;
    private final String remedy;
    private final long owner = BuildProcess.pid();

    /**
     * @param target the build folder of the program's module, with its classes and class-path.txt
     * @param remedy what to do when the module has not been built
     */
    BuildProgram(Path target, String mainClass, String remedy) {
        this.target = target;
        this.mainClass = mainClass;
        this.remedy = remedy;
    }

    /** What belongs to this build alone. */
    Path folder() {
        return infrastructures().resolve(Long.toString(owner));
    }

    /** What the ready file says; starts the program when nobody has, and waits until it is ready. */
    Endpoints endpoints(List<String> options, Duration startMax) {
        try {
            Files.createDirectories(folder());
            try (FileChannel channel = FileChannel.open(
                            folder().resolve("start.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock _ = channel.lock()) {
                if (!isUp()) {
                    Leftovers.clear(infrastructures());
                    start(options, startMax);
                }
                return read();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void start(List<String> options, Duration startMax) throws IOException {
        Path log = folder().resolve("infrastructure.log");
        Process process = new ProcessBuilder(command(options))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Awaitility.await("the test infrastructure, see " + log)
                .atMost(startMax)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> {
                    if (!process.isAlive()) {
                        throw new IllegalStateException(
                                "The test infrastructure did not start: " + lastLine(log) + " (" + log + ")");
                    }
                    return isUp();
                });
    }

    private List<String> command(List<String> options) throws IOException {
        Path classPath = target.resolve("class-path.txt");
        if (!Files.exists(classPath)) {
            throw new IllegalStateException(classPath + " is missing: " + remedy);
        }
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx320m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                target.resolve("classes") + ":"
                        + Files.readString(classPath, UTF_8).strip(),
                mainClass,
                "--ready",
                ready().toString(),
                "--owner",
                Long.toString(owner)));
        command.addAll(options);
        return command;
    }

    /** A program that refuses to start says why at the very end. */
    private static String lastLine(Path log) throws IOException {
        return Files.readAllLines(log).stream()
                .filter(line -> !line.isBlank())
                .reduce((_, later) -> later)
                .orElse("it ended without a word");
    }

    private boolean isUp() throws IOException {
        return Files.exists(ready())
                && ProcessHandle.of(read().pid()).filter(ProcessHandle::isAlive).isPresent();
    }

    private Endpoints read() throws IOException {
        return JSON.readValue(ready().toFile(), Endpoints.class);
    }

    private Path infrastructures() {
        return target.resolve("test-infrastructure");
    }

    private Path ready() {
        return folder().resolve("ready.json");
    }
}
