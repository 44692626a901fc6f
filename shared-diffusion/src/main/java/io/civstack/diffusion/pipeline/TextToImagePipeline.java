package io.civstack.diffusion.pipeline;

import io.civstack.diffusion.arch.Lowering;
import io.civstack.diffusion.arch.UNet;
import io.civstack.diffusion.cache.Fingerprint;
import io.civstack.diffusion.cache.NetworkCache;
import io.civstack.diffusion.inspection.UnreadableModelException;
import io.civstack.diffusion.inspection.UnreadableModelException.Reason;
import io.civstack.diffusion.picture.GeneratedPicture;
import io.civstack.diffusion.picture.Picture;
import io.civstack.diffusion.pipeline.denoising.DenoisingLoop;
import io.civstack.diffusion.pipeline.model.CancelWatch;
import io.civstack.diffusion.pipeline.model.LoadedNetworks;
import io.civstack.diffusion.pipeline.model.OpenedAdapters;
import io.civstack.diffusion.pipeline.model.OpenedCheckpoint;
import io.civstack.diffusion.pipeline.model.OpenedCheckpoints;
import io.civstack.diffusion.pipeline.model.RequestedAdapters;
import io.civstack.diffusion.pipeline.text.ChunkEncoder;
import io.civstack.diffusion.pipeline.text.EncodedPrompts;
import io.civstack.diffusion.pipeline.text.PromptEncoder;
import io.civstack.diffusion.pipeline.text.PromptPlan;
import io.civstack.diffusion.request.EngineLimits;
import io.civstack.diffusion.request.HiresFix;
import io.civstack.diffusion.request.PictureRequest;
import io.civstack.diffusion.request.StepListener;
import io.civstack.diffusion.request.TextToImage;
import io.civstack.diffusion.run.NetworkLoader;
import io.civstack.diffusion.run.OnnxLoader;
import io.civstack.diffusion.sampler.NamedSampler;
import io.civstack.diffusion.sampler.Samplers;
import io.civstack.diffusion.sampler.SamplingPlan;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Text to image, image to image and inpainting: encodes prompts, runs the denoising loop, decodes latents. Thread safe.
 */
public final class TextToImagePipeline implements AutoCloseable {

    /** Pixels of the pictures of one batch together: as many as one picture of 1024 x 1024. */
    private static final int RUN_PIXELS_MAX = 1024 * 1024;

    private final NetworkCache cache;
    private final ActiveRequests activeRequests;
    private final LoadedNetworks networks;
    private final OpenedCheckpoints checkpoints;
    private final OpenedAdapters adapters;

    /** @param target CPU or GPU */
    public TextToImagePipeline(EngineLimits limits, Lowering.Target target) {
        this(limits, target, new OnnxLoader(limits.threads()));
    }

    TextToImagePipeline(EngineLimits limits, Lowering.Target target, NetworkLoader loader) {
        cache = new NetworkCache(loader, limits.sessionMemoryBytes());
        activeRequests = new ActiveRequests(cache::close);
        networks = new LoadedNetworks(cache, limits.sessionMemoryBytes(), Lowering.serving(target));
        Fingerprint fingerprints = new Fingerprint(new SecureRandom().nextLong());
        checkpoints = new OpenedCheckpoints(fingerprints);
        adapters = new OpenedAdapters(fingerprints);
    }

    /** One picture from a prompt. */
    public GeneratedPicture generate(Path file, TextToImage text, StepListener listener) {
        return generateAll(file, PictureRequest.of(text), 1, listener).getFirst();
    }

    /** See {@link io.civstack.diffusion.DiffusionEngine#generateAll}. */
    public List<GeneratedPicture> generateAll(Path file, PictureRequest request, int count, StepListener listener) {
        request.later(count - 1); // throws before anything is generated when the last seed is out of range
        activeRequests.begin();
        try {
            return inBatches(file, request, count, listener);
        } finally {
            activeRequests.end();
        }
    }

    private List<GeneratedPicture> inBatches(Path file, PictureRequest request, int count, StepListener listener) {
        int batchSize = batchSize(request);
        List<GeneratedPicture> all = new ArrayList<>();
        for (int first = 0; first < count; first += batchSize) {
            int pictures = Math.min(batchSize, count - first);
            StepListener part = count <= batchSize
                    ? listener
                    : new SeriesListener(listener, first / batchSize, Math.ceilDiv(count, batchSize));
            all.addAll(drawBatch(file, request.later(first), pictures, part));
        }
        return all;
    }

    /** The batch size: how many pictures of a request a network computes in one run. */
    private static int batchSize(PictureRequest request) {
        if (Samplers.named(request.text().sampler())
                .filter(NamedSampler::stepsDependOnBatch)
                .isPresent()) {
            return 1;
        }
        double scale = request.hires().map(HiresFix::scale).orElse(1.0);
        double pixels = request.text().width() * request.text().height() * scale * scale;
        return (int) Math.max(1, RUN_PIXELS_MAX / pixels);
    }

    private List<GeneratedPicture> drawBatch(Path file, PictureRequest request, int pictures, StepListener listener) {
        OpenedCheckpoint opened = checkpoints.open(file);
        TextToImage text = request.text();
        SamplingPlan plan = Samplers.plan(text.sampler(), text.schedule(), text.steps(), DenoisingLoop.levels(opened));
        try (CancelWatch watch = CancelWatch.over(listener)) {
            watch.throwIfCancelled();
            Shape shape = shape(opened, text);
            RequestedAdapters requested = new RequestedAdapters(text, opened, adapters);
            ChunkEncoder chunks = new ChunkEncoder(networks, opened, text.clipSkip(), requested, watch);
            PromptEncoder promptEncoder = new PromptEncoder(opened, request, chunks);
            EncodedPrompts first = promptEncoder.encode(PromptPlan.of(text, plan.sampler()));
            EncodedPrompts second = request.hires()
                    .map(pass -> PromptPlan.ofSecondPass(text, plan.sampler(), pass.stepsAfter(text.steps())))
                    .map(prompts -> first.next(prompts, promptEncoder))
                    .orElse(first);
            DenoisingLoop loop = new DenoisingLoop(networks, opened, requested, watch, listener);
            HiresPasses passes = new HiresPasses(
                    networks,
                    opened,
                    watch,
                    loop,
                    first,
                    second,
                    request.options().seamless());
            List<Picture> drawn = passes.generate(request, plan, shape, pictures);
            List<GeneratedPicture> drawings = new ArrayList<>();
            for (int i = 0; i < pictures; i++) {
                PictureRequest own = request.later(i);
                Map<String, String> parameters = GenerationParameters.of(
                        own, opened, plan.sampler(), requested.hashes(), promptEncoder.inversionHashes());
                drawings.add(new GeneratedPicture(drawn.get(i), parameters));
            }
            return drawings;
        }
    }

    /** Height and width of the latent. */
    record Shape(int height, int width) {}

    private static Shape shape(OpenedCheckpoint opened, TextToImage request) {
        int factor = opened.checkpoint().vae().factor();
        UNet unet = opened.checkpoint().unet();
        boolean draws = unet.inputChannels() == OpenedCheckpoint.LATENT_CHANNELS || opened.inpaints();
        if (!draws || opened.checkpoint().vae().latentChannels() != OpenedCheckpoint.LATENT_CHANNELS) {
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
        activeRequests.close();
    }
}
