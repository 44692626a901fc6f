package io.civstack.context;

/**
 * A process of a context: the service itself, or its jar in another role.
 *
 * @param profile what Quarkus calls the role; empty for the service itself. A role has the context's database and reads none of its topics
 * @param portOffset where it listens, counted from the platform's base port
 * @param wave programs of a wave start together, after those of all earlier waves are ready
 */
public record Program(String name, String profile, int portOffset, int wave, int heapMebibytes) {

    /** Where a program listens that was told nothing else. */
    public int port() {
        return Contexts.PORT_BASE + portOffset;
    }

    public boolean isRole() {
        return !profile.isEmpty();
    }
}
