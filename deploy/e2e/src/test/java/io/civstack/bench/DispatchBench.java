package io.civstack.bench;

import io.civstack.local.infra.Endpoints;
import io.civstack.local.infra.Folders;
import io.civstack.local.infra.Infrastructure;
import io.civstack.local.platform.Home;
import io.civstack.local.process.Deadline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How many claims a second the queue of image jobs gives out. Starts an infrastructure for itself, whose PostgreSQL
 * waits for the disk as in production. Needs nothing running.
 */
public final class DispatchBench {

    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final int READY_POLL_MS = 200;

    private final Home home;

    private DispatchBench(Home home) {
        this.home = home;
    }

    /** Arguments: claims a second, and for how many seconds. */
    public static void main(String[] words) throws Exception {
        new DispatchBench(Home.fromSystem()).run(Integer.parseInt(words[0]), Integer.parseInt(words[1]));
    }

    private void run(int claimsPerSecond, int seconds) throws Exception {
        Path state = home.state().resolve("bench-dispatch");
        Folders.delete(state);
        Files.createDirectories(state);
        Process infrastructure = startInfrastructure(state);
        try {
            Endpoints endpoints = awaitReady(infrastructure, state.resolve("ready.json"));
            String[] access = {
                endpoints.postgresUrl() + "?currentSchema=generation",
                "generation",
                String.valueOf(endpoints.roles().get("generation"))
            };
            ClaimBench.run(access, claimsPerSecond, seconds);
        } finally {
            infrastructure.destroy();
            infrastructure.waitFor(30, TimeUnit.SECONDS);
            Folders.delete(state);
        }
    }

    private Process startInfrastructure(Path state) throws IOException {
        Path target = home.localTarget();
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
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
        // Not the class path of this bench: the jars of Kafka's server would clash with those of an application.
        builder.environment()
                .put(
                        "CLASSPATH",
                        target.resolve("classes") + ":"
                                + Files.readString(target.resolve("class-path.txt"))
                                        .strip());
        return builder.start();
    }

    private static Endpoints awaitReady(Process infrastructure, Path ready) throws IOException, InterruptedException {
        Deadline limit = Deadline.in(START_LIMIT);
        while (infrastructure.isAlive() && !limit.hasPassed()) {
            if (Files.exists(ready)) {
                return Endpoints.read(ready);
            }
            TimeUnit.MILLISECONDS.sleep(READY_POLL_MS);
        }
        throw new IOException("the infrastructure of the bench did not start");
    }
}
