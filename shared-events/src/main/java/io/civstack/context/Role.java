package io.civstack.context;

/**
 * What a process of a context is there for: to be the service, or something else that the same jar does.
 *
 * @param profile what Quarkus calls it; empty for the service itself. Another role has the context's database and reads none of its topics
 * @param portOffset where it listens, counted from the platform's base port
 * @param wave processes of a wave start together, after those of all earlier waves are ready
 */
public record Role(String name, String profile, int portOffset, int wave, int heapMebibytes) {

    /** Where a process listens that was told nothing else. */
    public int port() {
        return Contexts.PORT_BASE + portOffset;
    }

    public boolean isService() {
        return profile.isEmpty();
    }
}
