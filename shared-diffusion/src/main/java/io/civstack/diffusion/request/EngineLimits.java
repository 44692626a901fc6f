package io.civstack.diffusion.request;

/**
 * What an engine may use.
 *
 * @param threads processor threads of each loaded network, shared by the drawings that run it; a drawing runs one network at a time, so that as many
 *     drawings at once may use up to as many times the threads
 * @param sessionMemoryBytes how much memory loaded networks may hold together; the least recently used ones are closed beyond it. A single
 *     network that is larger is still loaded, alone
 * @param picturePixelsMax pixels of one picture; a larger request is refused
 */
public record EngineLimits(int threads, long sessionMemoryBytes, long picturePixelsMax) {

    private static final long GIB = 1L << 30;

    public EngineLimits {
        if (threads < 1 || sessionMemoryBytes < 0 || picturePixelsMax < 64 * 64) {
            throw new IllegalArgumentException("threads, memory and pixels must allow at least one small picture");
        }
    }

    /** Every processor, 4 GiB of networks, pictures to 2048 x 2048. */
    public static EngineLimits defaults() {
        return new EngineLimits(Runtime.getRuntime().availableProcessors(), 4 * GIB, 2048L * 2048L);
    }
}
