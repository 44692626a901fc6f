package io.civstack.context;

/**
 * What a process of a context does: it is the service, or something else that the same jar can be started as.
 *
 * @param profile its Quarkus profile; empty for the service itself. Another role has the context's database and reads
 *     none of its topics
 * @param portOffset where it listens, counted from the platform's base port
 * @param wave processes of a wave start together, after those of all earlier waves are ready
 */
public record Role(String name, String profile, int portOffset, int wave, int heapMebibytes) {

    /** The port that a process listens on unless it is configured. */
    public int port() {
        return Contexts.PORT_BASE + portOffset;
    }

    public boolean isService() {
        return profile.isEmpty();
    }
}
