package io.civstack.local.infra;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The infrastructure program as a process, started as the supervisor and the test kit start it. */
final class InfrastructureProcess {

    private final Process process;
    private final Path folder;

    private InfrastructureProcess(Process process, Path folder) {
        this.process = process;
        this.folder = folder;
    }

    static InfrastructureProcess start(Path folder, String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx320m",
                "-cp",
                System.getProperty("java.class.path"),
                Infrastructure.class.getName(),
                "--state",
                folder.resolve("state").toString(),
                "--ready",
                folder.resolve("ready.json").toString()));
        command.addAll(List.of(more));
        Path log = folder.resolve("infrastructure.log");
        return new InfrastructureProcess(
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                        .start(),
                folder);
    }

    Endpoints endpoints(Duration limit) throws IOException {
        Path ready = folder.resolve("ready.json");
        try {
            await().atMost(limit).failFast("it ended", () -> !process.isAlive()).until(() -> mine(ready));
        } catch (RuntimeException e) {
            throw new AssertionError(Files.readString(folder.resolve("infrastructure.log")), e);
        }
        return Endpoints.read(ready);
    }

    /** After a kill the old file is still there until the new process has begun. */
    private boolean mine(Path ready) throws IOException {
        return Files.exists(ready) && Endpoints.read(ready).pid() == process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    void end() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
