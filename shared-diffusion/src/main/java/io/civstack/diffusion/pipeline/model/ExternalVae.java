package io.civstack.diffusion.pipeline.model;

import io.civstack.diffusion.checkpoint.Checkpoint;
import io.civstack.diffusion.hash.ModelHashes;
import io.civstack.diffusion.inspection.UnreadableModelException;
import io.civstack.diffusion.inspection.UnreadableModelException.Reason;
import io.civstack.diffusion.safetensors.SafetensorsFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A VAE in a file {@code NAME.vae.safetensors} beside the checkpoint, which replaces the checkpoint's own.
 *
 * @param name of its file
 * @param sha256 of the file, 64 digits
 */
public record ExternalVae(String name, String sha256) {

    private static final String SUFFIX = ".vae.safetensors";

    /** Reads the whole file for its hash, about 300 MB; the caller keeps the result. */
    static Optional<ExternalVae> over(Checkpoint checkpoint) {
        return checkpoint.files().stream()
                .skip(1)
                .map(SafetensorsFile::path)
                .filter(file -> file.getFileName().toString().endsWith(SUFFIX))
                .findFirst()
                .map(ExternalVae::of);
    }

    private static ExternalVae of(Path file) {
        try {
            return new ExternalVae(file.getFileName().toString(), ModelHashes.sha256(file));
        } catch (IOException unreadable) {
            throw new UnreadableModelException(
                    Reason.NOT_READABLE, "The autoencoder beside the model cannot be read.", unreadable);
        }
    }
}
