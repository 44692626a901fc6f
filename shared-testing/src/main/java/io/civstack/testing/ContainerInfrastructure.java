package io.civstack.testing;

import java.time.Duration;
import java.util.List;

/**
 * The program of shared-testing-containers: the same servers from their published images, by Testcontainers. It is a
 * program of its own, so that no jar of Testcontainers meets those of an application and a build has one set of
 * containers rather than one a JVM.
 */
final class ContainerInfrastructure implements Infrastructure {

    /** Images may have to be fetched first. A missing Docker engine is noticed within seconds, not by this. */
    private static final Duration START_MAX = Duration.ofMinutes(10);

    private final BuildProgram program = new BuildProgram(
            Repository.root().resolve("shared-testing-containers/target"),
            "io.civstack.testing.containers.ContainersProgram",
            "build with the profile containers (./mvnw -pl MODULE -am -Pcontainers)");

    @Override
    public Endpoints endpoints() {
        return program.endpoints(List.of(), START_MAX);
    }
}
