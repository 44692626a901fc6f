package io.civstack.diffusion;

import java.nio.file.Path;

/** Draws pictures with community checkpoints. Thread safe; loaded networks are shared and kept within the limits. */
public final class DiffusionEngine implements AutoCloseable {

    private final EngineLimits limits;

    public DiffusionEngine(EngineLimits limits) {
        this.limits = limits;
    }

    /**
     * Draws one picture.
     *
     * @param checkpointFile a {@code .safetensors} checkpoint; a folder {@code tokenizer/} beside it replaces the family's vocabulary
     * @throws CancelledException when the listener asked to stop
     * @throws UnreadableModelException when the file cannot be used
     * @throws IllegalArgumentException when the request asks for something that does not exist, such as an unknown sampler
     */
    public Drawing draw(Path checkpointFile, TextToImage request, StepListener listener) {
        if ((long) request.width() * request.height() > limits.picturePixelsMax()) {
            throw new IllegalArgumentException("a picture has at most " + limits.picturePixelsMax() + " pixels");
        }
        throw new UnsupportedOperationException("the networks arrive with the next landing");
    }

    @Override
    public void close() {
        // nothing is loaded yet
    }
}
