package io.civstack.testing;

/**
 * Kafka, PostgreSQL and S3 as the tests of one Maven build share them, with the roles, topics and buckets of the
 * platform. Which way they are started is decided here and nowhere else.
 */
sealed interface Infrastructure permits ProcessInfrastructure, ContainerInfrastructure {

    /**
     * The system property that the build sets: {@code process}, or {@code containers} in the Maven profile of that
     * name.
     */
    String CHOICE = "civstack.testing.infrastructure";

    /**
     * The one this build asks for. Where no build says anything, in an editor for instance, it is the one that needs no
     * Docker.
     */
    static Infrastructure chosen() {
        return named(System.getProperty(CHOICE, "process"));
    }

    static Infrastructure named(String choice) {
        return switch (choice) {
            case "process" -> new ProcessInfrastructure();
            case "containers" -> new ContainerInfrastructure();
            default -> throw new IllegalArgumentException(CHOICE + " is process or containers, and never " + choice);
        };
    }

    /**
     * Where everything is; starts it when nobody has. Objects are emptied through the S3 API, which every store speaks.
     */
    Endpoints endpoints();
}
