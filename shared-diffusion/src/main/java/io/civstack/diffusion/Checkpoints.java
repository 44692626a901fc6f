package io.civstack.diffusion;

import io.civstack.diffusion.adapter.AdapterFile;
import io.civstack.diffusion.adapter.TextualInversion;
import io.civstack.diffusion.checkpoint.Checkpoint;
import io.civstack.diffusion.hash.ModelHashes;
import io.civstack.diffusion.inspection.AdapterSummary;
import io.civstack.diffusion.inspection.CheckpointSummary;
import io.civstack.diffusion.inspection.EmbeddingSummary;
import io.civstack.diffusion.inspection.UnreadableModelException;
import java.io.IOException;
import java.nio.file.Path;

/** Inspects and hashes checkpoints, adapters and textual inversions without loading them. */
public final class Checkpoints {

    private Checkpoints() {}

    /**
     * Reads the header of a model file, not its weights; takes milliseconds.
     *
     * @param file a {@code .safetensors} file, or a folder of the diffusers library
     * @throws UnreadableModelException when it is no checkpoint that the engine knows; its message is a sentence for
     *     the person who uploaded the file
     */
    public static CheckpointSummary inspect(Path file) {
        return Checkpoint.open(file).summary();
    }

    /**
     * Reads the header of an adapter file.
     *
     * @throws UnreadableModelException when it is no adapter
     */
    public static AdapterSummary inspectAdapter(Path file) {
        return AdapterFile.open(file).summary();
    }

    /**
     * Reads the header of a textual inversion.
     *
     * @throws UnreadableModelException when it is none
     */
    public static EmbeddingSummary inspectEmbedding(Path file) {
        return TextualInversion.summary(file);
    }

    /**
     * Hashes a model file of any kind, reading all of it.
     *
     * @throws UnreadableModelException when it cannot be read
     */
    public static ModelHashes hashes(Path file) {
        try {
            return ModelHashes.of(file);
        } catch (IOException unreadable) {
            throw new UnreadableModelException(
                    UnreadableModelException.Reason.NOT_READABLE, "The model file cannot be read.", unreadable);
        }
    }
}
