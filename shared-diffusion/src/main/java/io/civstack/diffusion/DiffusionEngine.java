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

/**
 * Generates pictures with checkpoints. Thread safe; loaded networks are shared between requests and kept within the
 * limits.
 */
public final class DiffusionEngine implements AutoCloseable {

    public static final int PICTURES_MAX = 16;

    /** Larger pictures are decoded in tiles, and tiles at opposite edges do not see each other. */
    private static final int SEAMLESS_PIXELS_MAX = 1024 * 1024;

    private final EngineLimits limits;
    private final TextToImagePipeline pipeline;

    /** On CPUs. */
    public DiffusionEngine(EngineLimits limits) {
        this(limits, Lowering.Target.CPU);
    }

    /**
     * On that target. With {@link Lowering.Target#CUDA} the first request throws {@link IllegalStateException} when
     * there is no GPU; the memory limit is then one of the GPU's memory.
     */
    public DiffusionEngine(EngineLimits limits, Lowering.Target target) {
        this.limits = limits;
        this.pipeline = new TextToImagePipeline(limits, target);
    }

    /**
     * Generates one picture.
     *
     * @param checkpointFile a {@code .safetensors} checkpoint, or a folder of the diffusers library; a folder
     *     {@code tokenizer/} beside the file replaces the vocabulary of the architecture, {@code NAME.vae.safetensors}
     *     its autoencoder
     * @throws CancelledException when the listener cancels
     * @throws UnreadableModelException when the file cannot be used
     * @throws IllegalArgumentException when the request asks for something that does not exist, such as an unknown
     *     sampler
     * @throws IllegalStateException when the engine is closed
     */
    public GeneratedPicture generate(Path checkpointFile, TextToImage request, StepListener listener) {
        return generate(checkpointFile, PictureRequest.of(request), listener);
    }

    /**
     * Text to image, image to image, inpainting or hires fix; otherwise as
     * {@link #generate(Path, TextToImage, StepListener)}.
     */
    public GeneratedPicture generate(Path checkpointFile, PictureRequest request, StepListener listener) {
        return generateAll(checkpointFile, request, 1, listener).getFirst();
    }

    /**
     * Generates a series of pictures of one request in batches of limited size. Picture i is that of
     * {@code request.later(i)}, except for rounding.
     *
     * @param count 1 to {@link #PICTURES_MAX}
     * @param listener gets the steps of the whole series; previews are those of the first picture of a batch
     */
    public List<GeneratedPicture> generateAll(
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
        return pipeline.generateAll(checkpointFile, request, count, listener);
    }

    /**
     * Refuses further requests and unloads networks. Does not wait: active requests are completed, and their networks
     * are unloaded after the last of them.
     */
    @Override
    public void close() {
        pipeline.close();
    }
}
