package io.civstack.diffusion;

import io.civstack.diffusion.pipeline.TextToImagePipeline;
import java.nio.file.Path;

/** Draws pictures with community checkpoints. Thread safe; loaded networks are shared and kept within the limits. */
public final class DiffusionEngine implements AutoCloseable {

    private final EngineLimits limits;
    private final TextToImagePipeline pipeline;

    public DiffusionEngine(EngineLimits limits) {
        this.limits = limits;
        this.pipeline = new TextToImagePipeline(limits);
    }

    /**
     * Draws one picture.
     *
     * @param checkpointFile a {@code .safetensors} checkpoint, or a folder of the diffusers library; a folder {@code tokenizer/} beside the file
     *     replaces the vocabulary of the family, {@code NAME.vae.safetensors} its autoencoder
     * @throws CancelledException when the listener asked to stop
     * @throws UnreadableModelException when the file cannot be used
     * @throws IllegalArgumentException when the request asks for something that does not exist, such as an unknown sampler
     */
    public Drawing draw(Path checkpointFile, TextToImage request, StepListener listener) {
        return draw(checkpointFile, PictureRequest.of(request), listener);
    }

    /** Draws one picture, changes one, or draws one in two passes; else as {@link #draw(Path, TextToImage, StepListener)}. */
    public Drawing draw(Path checkpointFile, PictureRequest request, StepListener listener) {
        double scale = request.hires().map(HiresFix::scale).orElse(1.0);
        double pixels = (double) request.text().width() * request.text().height() * scale * scale;
        if (pixels > limits.picturePixelsMax()) {
            throw new IllegalArgumentException("a picture has at most " + limits.picturePixelsMax() + " pixels");
        }
        return pipeline.draw(checkpointFile, request, listener);
    }

    /** Unloads every network; drawings under way finish first. */
    @Override
    public void close() {
        pipeline.close();
    }
}
