package io.civstack.diffusion;

import io.civstack.diffusion.arch.Lowering;
import io.civstack.diffusion.inspection.UnreadableModelException;
import io.civstack.diffusion.picture.GeneratedPicture;
import io.civstack.diffusion.pipeline.TextToImagePipeline;
import io.civstack.diffusion.request.CancelledException;
import io.civstack.diffusion.request.EngineLimits;
import io.civstack.diffusion.request.HiresFix;
import io.civstack.diffusion.request.PictureRequest;
import io.civstack.diffusion.request.StepListener;
import io.civstack.diffusion.request.TextToImage;
import java.nio.file.Path;
import java.util.List;

/** Draws pictures with community checkpoints. Thread safe; loaded networks are shared and kept within the limits. */
public final class DiffusionEngine implements AutoCloseable {

    public static final int PICTURES_MAX = 16;

    /** Larger pictures are decoded in tiles, which know nothing of each other's far side. */
    private static final int SEAMLESS_PIXELS_MAX = 1024 * 1024;

    private final EngineLimits limits;
    private final TextToImagePipeline pipeline;

    /** On processors. */
    public DiffusionEngine(EngineLimits limits) {
        this(limits, Lowering.Target.CPU);
    }

    /**
     * On that target. With {@link Lowering.Target#CUDA} the first drawing throws {@link IllegalStateException} when there is no GPU to compute
     * on; the limit of loaded networks is then one of the GPU's memory.
     */
    public DiffusionEngine(EngineLimits limits, Lowering.Target target) {
        this.limits = limits;
        this.pipeline = new TextToImagePipeline(limits, target);
    }

    /**
     * Draws one picture.
     *
     * @param checkpointFile a {@code .safetensors} checkpoint, or a folder of the diffusers library; a folder {@code tokenizer/} beside the file
     *     replaces the vocabulary of the architecture, {@code NAME.vae.safetensors} its autoencoder
     * @throws CancelledException when the listener asked to stop
     * @throws UnreadableModelException when the file cannot be used
     * @throws IllegalArgumentException when the request asks for something that does not exist, such as an unknown sampler
     * @throws IllegalStateException when the engine is closed
     */
    public GeneratedPicture draw(Path checkpointFile, TextToImage request, StepListener listener) {
        return draw(checkpointFile, PictureRequest.of(request), listener);
    }

    /** Draws one picture, changes one, or draws one in two passes; else as {@link #draw(Path, TextToImage, StepListener)}. */
    public GeneratedPicture draw(Path checkpointFile, PictureRequest request, StepListener listener) {
        return drawAll(checkpointFile, request, 1, listener).getFirst();
    }

    /**
     * Draws a series of pictures of one request, each as {@link PictureRequest#later} has it; a network computes as many of them in one run as
     * memory allows. Picture i is what {@code draw} makes of {@code request.later(i)}, but for the last bits of its sums.
     *
     * @param count 1 to {@link #PICTURES_MAX}
     * @param listener is told the steps of all; its previews are those of the first picture of a run
     */
    public List<GeneratedPicture> drawAll(
            Path checkpointFile, PictureRequest request, int count, StepListener listener) {
        if (count < 1 || count > PICTURES_MAX) {
            throw new IllegalArgumentException("a series has 1 to " + PICTURES_MAX + " pictures");
        }
        double scale = request.hires().map(HiresFix::scale).orElse(1.0);
        double pixels = (double) request.text().width() * request.text().height() * scale * scale;
        if (pixels > limits.picturePixelsMax()) {
            throw new IllegalArgumentException("a picture has at most " + limits.picturePixelsMax() + " pixels");
        }
        if (request.options().seamless().any() && pixels > SEAMLESS_PIXELS_MAX) {
            throw new IllegalArgumentException(
                    "a picture whose edges continue has at most " + SEAMLESS_PIXELS_MAX + " pixels");
        }
        return pipeline.drawAll(checkpointFile, request, count, listener);
    }

    /**
     * Refuses further drawings and unloads every network. Does not wait: drawings under way are finished with all that they need, which is
     * unloaded behind the last of them.
     */
    @Override
    public void close() {
        pipeline.close();
    }
}
