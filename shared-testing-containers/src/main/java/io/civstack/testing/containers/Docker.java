package io.civstack.testing.containers;

import org.testcontainers.DockerClientFactory;

/** Whether there is an engine to start containers on. */
final class Docker {

    static final String MISSING =
            "no Docker engine answers, and the profile containers stands on one: start Docker, or run ./mvnw verify"
                    + " without the profile, which needs no Docker.";

    private Docker() {}

    /** Asked in the way of Testcontainers: DOCKER_HOST, its own settings, the usual sockets. */
    static boolean answers() {
        return DockerClientFactory.instance().isDockerAvailable();
    }
}
