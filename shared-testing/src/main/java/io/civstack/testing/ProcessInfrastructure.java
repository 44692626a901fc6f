package io.civstack.testing;

import java.time.Duration;
import java.util.List;

/**
 * The infrastructure program of deploy/local: the very servers that the platform runs on one machine, in one JVM,
 * without Docker.
 */
final class ProcessInfrastructure implements Infrastructure {

    private static final Duration START_MAX = Duration.ofMinutes(2);

    private final BuildProgram program = new BuildProgram(
            Repository.root().resolve("deploy/local/target"),
            "io.civstack.local.infra.Infrastructure",
            "build deploy/local first (./mvnw -pl MODULE -am)");

    @Override
    public Endpoints endpoints() {
        List<String> options =
                List.of("--state", program.folder().resolve("state").toString(), "--throw-away", "--no-fsync");
        return program.endpoints(options, START_MAX);
    }
}
