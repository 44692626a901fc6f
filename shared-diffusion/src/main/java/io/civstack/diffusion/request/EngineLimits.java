package io.civstack.diffusion.request;

/**
 * The processors and the memory that an engine may use, and the largest picture.
 *
 * @param threads threads of each loaded network. A request runs one network at a time, so n concurrent requests use up
 *     to n times as many threads
 * @param sessionMemoryBytes memory of all loaded networks together; beyond it the least recently used ones are closed.
 *     A single network that is larger is loaded alone
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
