package io.civstack.diffusion.pipeline;

import io.civstack.diffusion.Drawing;
import io.civstack.diffusion.EngineLimits;
import io.civstack.diffusion.Picture;
import io.civstack.diffusion.PictureRequest;
import io.civstack.diffusion.StepListener;
import io.civstack.diffusion.TextToImage;
import io.civstack.diffusion.UnreadableModelException;
import io.civstack.diffusion.UnreadableModelException.Reason;
import io.civstack.diffusion.arch.UNet;
import io.civstack.diffusion.cache.Fingerprint;
import io.civstack.diffusion.cache.NetworkCache;
import io.civstack.diffusion.run.OnnxLoader;
import io.civstack.diffusion.sample.Samplers;
import io.civstack.diffusion.sample.SamplingPlan;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;

/** Draws from prompts: reads the text, walks from noise to a clean latent, decodes it. */
public final class TextToImagePipeline implements AutoCloseable {

    static final int LATENT_CHANNELS = 4;

    private final NetworkCache cache;
    private final Networks networks;
    private final OpenedCheckpoints checkpoints;
    private final OpenedAdapters adapters;

    public TextToImagePipeline(EngineLimits limits) {
        cache = new NetworkCache(new OnnxLoader(limits.threads()), limits.sessionMemoryBytes());
        networks = new Networks(cache, limits.sessionMemoryBytes());
        Fingerprint fingerprints = new Fingerprint(new SecureRandom().nextLong());
        checkpoints = new OpenedCheckpoints(fingerprints);
        adapters = new OpenedAdapters(fingerprints);
    }

    /** Draws from a prompt alone. */
    public Drawing draw(Path file, TextToImage text, StepListener listener) {
        return draw(file, PictureRequest.of(text), listener);
    }

    /** See {@link io.civstack.diffusion.DiffusionEngine#draw}. */
    public Drawing draw(Path file, PictureRequest request, StepListener listener) {
        OpenedCheckpoint opened = checkpoints.open(file);
        TextToImage text = request.text();
        SamplingPlan plan = Samplers.plan(text.sampler(), text.schedule(), text.steps(), LatentWalk.levels(opened));
        try (CancelWatch watch = CancelWatch.over(listener)) {
            watch.refuseWhenCancelled();
            Shape shape = shape(opened, text);
            RequestedAdapters mixed = new RequestedAdapters(text, opened, adapters);
            PromptPlan prompts = PromptPlan.of(text);
            Map<String, Conditioning> read = new TextReader(networks, opened, text, mixed, watch).read(prompts.texts());
            LatentWalk walk = new LatentWalk(networks, opened, mixed, watch, listener);
            TwoPasses passes = new TwoPasses(networks, opened, watch, walk, prompts, read);
            Picture picture = passes.draw(request, plan, shape);
            Map<String, String> parameters = Parameters.of(opened, text, plan, mixed);
            return new Drawing(picture, ExtraParameters.with(parameters, request));
        }
    }

    /** Height and width of the latent. */
    record Shape(int height, int width) {}

    private static Shape shape(OpenedCheckpoint opened, TextToImage request) {
        int factor = opened.checkpoint().vae().factor();
        UNet unet = opened.checkpoint().unet();
        boolean draws = unet.inputChannels() == LATENT_CHANNELS || opened.inpaints();
        if (!draws || opened.checkpoint().vae().latentChannels() != LATENT_CHANNELS) {
            throw new UnreadableModelException(
                    Reason.UNKNOWN_ARCHITECTURE,
                    "The model is made for another purpose than drawing (its UNet takes " + unet.inputChannels()
                            + " channels).");
        }
        if (request.width() % factor != 0 || request.height() % factor != 0) {
            throw new IllegalArgumentException("width and height must be multiples of " + factor + " for this model");
        }
        return new Shape(request.height() / factor, request.width() / factor);
    }

    /** How many networks are loaded. */
    public int loadedNetworks() {
        return cache.size();
    }

    @Override
    public void close() {
        cache.close();
    }
}
