package io.civstack.local.measure;

import io.civstack.local.infra.Endpoints;
import io.civstack.local.infra.Folders;
import io.civstack.local.infra.Infrastructure;
import io.civstack.local.platform.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How many claims a second the queue of image jobs gives out, on an infrastructure of its own whose PostgreSQL waits for the disk as in
 * production. Needs nothing running, and the service built.
 */
public final class DispatchBench {

    /** Test code of generation-service: it measures the service's own claim. */
    private static final String MAIN = "io.civstack.generation.bench.ClaimBench";

    private static final int READY_POLL_MS = 200;
    private static final int READY_POLLS_MAX = 600;

    private final Home home;

    public DispatchBench(Home home) {
        this.home = home;
    }

    /** Prints its lines itself; the exit status is that of the measurement. */
    public int run(int claimsPerSecond) throws IOException, InterruptedException {
        Path service = home.root().resolve("generation-service/target");
        if (!Files.exists(service.resolve("test-classes/" + MAIN.replace('.', '/') + ".class"))) {
            throw new IOException("generation-service is not built: ./mvnw -Dquick -DskipTests package");
        }
        Path state = home.state().resolve("bench-dispatch");
        Folders.delete(state);
        Files.createDirectories(state);
        Process infrastructure = startInfrastructure(state);
        try {
            Endpoints endpoints = awaitReady(infrastructure, state.resolve("ready.json"));
            return measure(service, endpoints, claimsPerSecond);
        } finally {
            infrastructure.destroy();
            infrastructure.waitFor(30, TimeUnit.SECONDS);
            Folders.delete(state);
        }
    }

    private static Process startInfrastructure(Path state) throws IOException {
        List<String> command = List.of(
                System.getProperty("java.home") + "/bin/java",
                "-Xmx320m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                Infrastructure.class.getName(),
                "--state",
                state.toString(),
                "--ready",
                state.resolve("ready.json").toString(),
                "--owner",
                String.valueOf(ProcessHandle.current().pid()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(state.resolve("infrastructure.log").toFile());
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        return builder.start();
    }

    private static Endpoints awaitReady(Process infrastructure, Path ready) throws IOException, InterruptedException {
        for (int poll = 0; poll < READY_POLLS_MAX && infrastructure.isAlive(); poll++) {
            if (Files.exists(ready)) {
                return Endpoints.read(ready);
            }
            TimeUnit.MILLISECONDS.sleep(READY_POLL_MS);
        }
        throw new IOException("the infrastructure of the bench did not start");
    }

    private static int measure(Path service, Endpoints endpoints, int claimsPerSecond)
            throws IOException, InterruptedException {
        List<String> classPath =
                new ArrayList<>(List.of(service.resolve("test-classes").toString()));
        for (String jars : List.of("app/*", "quarkus/*", "lib/main/*", "lib/boot/*")) {
            classPath.add(service.resolve("quarkus-app").resolve(jars).toString());
        }
        ProcessBuilder builder = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-XX:+UseSerialGC",
                        MAIN,
                        endpoints.postgresUrl() + "?currentSchema=generation",
                        "generation",
                        String.valueOf(endpoints.roles().get("generation")),
                        String.valueOf(claimsPerSecond))
                .inheritIO();
        builder.environment().put("CLASSPATH", String.join(":", classPath));
        return builder.start().waitFor();
    }
}
