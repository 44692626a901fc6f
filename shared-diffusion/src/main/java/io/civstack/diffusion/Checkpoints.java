package io.civstack.diffusion;

import io.civstack.diffusion.checkpoint.Checkpoint;
import java.nio.file.Path;

/** Says what model files are. */
public final class Checkpoints {

    private Checkpoints() {}

    /**
     * Reads the header of a model file, never its weights: milliseconds for gigabytes.
     *
     * @param file a {@code .safetensors} file, or a folder of the diffusers library
     * @throws UnreadableModelException when it is no checkpoint that the engine knows; its message is a sentence for the person who brought
     *     the file
     */
    public static CheckpointSummary inspect(Path file) {
        return Checkpoint.open(file).summary();
    }
}
