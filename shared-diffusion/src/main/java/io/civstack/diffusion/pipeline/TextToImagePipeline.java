package io.civstack.diffusion.pipeline;

import io.civstack.diffusion.Drawing;
import io.civstack.diffusion.EngineLimits;
import io.civstack.diffusion.StepListener;
import io.civstack.diffusion.TextToImage;
import io.civstack.diffusion.UnreadableModelException;
import io.civstack.diffusion.UnreadableModelException.Reason;
import io.civstack.diffusion.arch.UNet;
import io.civstack.diffusion.cache.Fingerprint;
import io.civstack.diffusion.cache.NetworkCache;
import io.civstack.diffusion.checkpoint.Component;
import io.civstack.diffusion.noise.NoiseSource;
import io.civstack.diffusion.noise.PictureNoise;
import io.civstack.diffusion.noise.Seeds;
import io.civstack.diffusion.run.OnnxLoader;
import io.civstack.diffusion.sample.Denoiser;
import io.civstack.diffusion.sample.DiscreteLevels;
import io.civstack.diffusion.sample.Samplers;
import io.civstack.diffusion.sample.SamplingPlan;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;

/** Draws from prompts: reads the text, walks from noise to a clean latent, decodes it. */
public final class TextToImagePipeline implements AutoCloseable {

    private static final int LATENT_CHANNELS = 4;

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

    /** See {@link io.civstack.diffusion.DiffusionEngine#draw}. */
    public Drawing draw(Path file, TextToImage request, StepListener listener) {
        OpenedCheckpoint opened = checkpoints.open(file);
        SamplingPlan plan =
                Samplers.plan(request.sampler(), request.schedule(), request.steps(), DiscreteLevels.scaledLinear());
        try (CancelWatch watch = CancelWatch.over(listener)) {
            watch.refuseWhenCancelled();
            Shape shape = shape(opened, request);
            RequestedAdapters mixed = new RequestedAdapters(request, opened, adapters);
            PromptPlan prompts = PromptPlan.of(request);
            Map<String, Conditioning> read =
                    new TextReader(networks, opened, request, mixed, watch).read(prompts.texts());
            Conditions conditions = new Conditions(opened, prompts, read, request);
            double[] latent = sample(opened, plan, request, shape, conditions, mixed, listener, watch);
            var picture = new LatentDecoder(networks, opened, watch)
                    .decode(latent, LATENT_CHANNELS, shape.height(), shape.width());
            return new Drawing(picture, Parameters.of(opened, request, plan, mixed));
        }
    }

    /** Height and width of the latent. */
    private record Shape(int height, int width) {}

    private static Shape shape(OpenedCheckpoint opened, TextToImage request) {
        int factor = opened.checkpoint().vae().factor();
        UNet unet = opened.checkpoint().unet();
        if (unet.inputChannels() != LATENT_CHANNELS || opened.checkpoint().vae().latentChannels() != LATENT_CHANNELS) {
            throw new UnreadableModelException(
                    Reason.UNKNOWN_ARCHITECTURE,
                    "The model is made for changing pictures (its UNet takes " + unet.inputChannels()
                            + " channels), not for drawing from a prompt alone.");
        }
        if (request.width() % factor != 0 || request.height() % factor != 0) {
            throw new IllegalArgumentException("width and height must be multiples of " + factor + " for this model");
        }
        return new Shape(request.height() / factor, request.width() / factor);
    }

    private double[] sample(
            OpenedCheckpoint opened,
            SamplingPlan plan,
            TextToImage request,
            Shape shape,
            Conditions conditions,
            RequestedAdapters mixed,
            StepListener listener,
            CancelWatch watch) {
        long[] latentShape = {LATENT_CHANNELS, shape.height(), shape.width()};
        PictureNoise noise = new PictureNoise(
                Seeds.of(NoiseSource.CPU, request.seed()), LATENT_CHANNELS, shape.height(), shape.width());
        UNet unet = opened.checkpoint().unet();
        String key = "unet" + mixed.variant(Component.UNET);
        try (NetworkCache.Lease lease = networks.lease(opened, key, () -> unet.graph(mixed.hook(Component.UNET)));
                GuidedUNet guided = new GuidedUNet(
                        lease.network(),
                        watch,
                        latentShape,
                        conditions.like(),
                        conditions.pulls(),
                        conditions.labels(),
                        mixed.inputs(Component.UNET))) {
            guided.condition(conditions.at(0));
            Denoiser denoiser = opened.checkpoint().prediction().denoiser(DiscreteLevels.scaledLinear(), guided);
            return plan.run(plan.start(noise.first()), denoiser, plan.stepNoise(noise), step -> {
                listener.onStep(step.number(), step.steps());
                if (conditions.changeAfter(step.number())) {
                    guided.condition(conditions.at(step.number()));
                }
            });
        }
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
