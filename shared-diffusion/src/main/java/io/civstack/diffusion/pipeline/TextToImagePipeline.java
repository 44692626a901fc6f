package io.civstack.diffusion.pipeline;

import io.civstack.diffusion.arch.Lowering;
import io.civstack.diffusion.arch.UNet;
import io.civstack.diffusion.cache.Fingerprint;
import io.civstack.diffusion.cache.NetworkCache;
import io.civstack.diffusion.inspection.UnreadableModelException;
import io.civstack.diffusion.inspection.UnreadableModelException.Reason;
import io.civstack.diffusion.picture.GeneratedPicture;
import io.civstack.diffusion.picture.Picture;
import io.civstack.diffusion.pipeline.denoise.DenoisingLoop;
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

/** Draws from prompts: reads the text, walks from noise to a clean latent, decodes it. */
public final class TextToImagePipeline implements AutoCloseable {

    /** Pixels of the pictures that one run computes together: no more than one picture of 1024 x 1024 has. */
    private static final int RUN_PIXELS_MAX = 1024 * 1024;

    private final NetworkCache cache;
    private final ActiveRequests underWay;
    private final LoadedNetworks networks;
    private final OpenedCheckpoints checkpoints;
    private final OpenedAdapters adapters;

    /** @param target what computes the networks */
    public TextToImagePipeline(EngineLimits limits, Lowering.Target target) {
        this(limits, target, new OnnxLoader(limits.threads()));
    }

    TextToImagePipeline(EngineLimits limits, Lowering.Target target, NetworkLoader loader) {
        cache = new NetworkCache(loader, limits.sessionMemoryBytes());
        underWay = new ActiveRequests(cache::close);
        networks = new LoadedNetworks(cache, limits.sessionMemoryBytes(), Lowering.serving(target));
        Fingerprint fingerprints = new Fingerprint(new SecureRandom().nextLong());
        checkpoints = new OpenedCheckpoints(fingerprints);
        adapters = new OpenedAdapters(fingerprints);
    }

    /** Draws from a prompt alone. */
    public GeneratedPicture draw(Path file, TextToImage text, StepListener listener) {
        return drawAll(file, PictureRequest.of(text), 1, listener).getFirst();
    }

    /** See {@link io.civstack.diffusion.DiffusionEngine#drawAll}. */
    public List<GeneratedPicture> drawAll(Path file, PictureRequest request, int count, StepListener listener) {
        request.later(count - 1); // refuses a series that ends beyond the last seed before anything is drawn
        underWay.begin();
        try {
            return inRuns(file, request, count, listener);
        } finally {
            underWay.end();
        }
    }

    private List<GeneratedPicture> inRuns(Path file, PictureRequest request, int count, StepListener listener) {
        int together = together(request);
        List<GeneratedPicture> all = new ArrayList<>();
        for (int first = 0; first < count; first += together) {
            int pictures = Math.min(together, count - first);
            StepListener part = count <= together
                    ? listener
                    : new SeriesListener(listener, first / together, Math.ceilDiv(count, together));
            all.addAll(drawTogether(file, request.later(first), pictures, part));
        }
        return all;
    }

    /** How many pictures of a request a network computes in one run. */
    private static int together(PictureRequest request) {
        if (Samplers.named(request.text().sampler())
                .filter(NamedSampler::looksAtAll)
                .isPresent()) {
            return 1;
        }
        double scale = request.hires().map(HiresFix::scale).orElse(1.0);
        double pixels = request.text().width() * request.text().height() * scale * scale;
        return (int) Math.max(1, RUN_PIXELS_MAX / pixels);
    }

    private List<GeneratedPicture> drawTogether(
            Path file, PictureRequest request, int pictures, StepListener listener) {
        OpenedCheckpoint opened = checkpoints.open(file);
        TextToImage text = request.text();
        SamplingPlan plan = Samplers.plan(text.sampler(), text.schedule(), text.steps(), DenoisingLoop.levels(opened));
        try (CancelWatch watch = CancelWatch.over(listener)) {
            watch.refuseWhenCancelled();
            Shape shape = shape(opened, text);
            RequestedAdapters mixed = new RequestedAdapters(text, opened, adapters);
            ChunkEncoder chunks = new ChunkEncoder(networks, opened, text.clipSkip(), mixed, watch);
            PromptEncoder reader = new PromptEncoder(opened, request, chunks);
            EncodedPrompts first = reader.read(PromptPlan.of(text, plan.sampler()));
            EncodedPrompts second = request.hires()
                    .map(pass -> PromptPlan.ofSecondPass(text, plan.sampler(), pass.stepsAfter(text.steps())))
                    .map(prompts -> first.next(prompts, reader))
                    .orElse(first);
            DenoisingLoop walk = new DenoisingLoop(networks, opened, mixed, watch, listener);
            HiresPasses passes = new HiresPasses(
                    networks,
                    opened,
                    watch,
                    walk,
                    first,
                    second,
                    request.tuning().seamless());
            List<Picture> drawn = passes.draw(request, plan, shape, pictures);
            List<GeneratedPicture> drawings = new ArrayList<>();
            for (int i = 0; i < pictures; i++) {
                PictureRequest own = request.later(i);
                Map<String, String> parameters =
                        GenerationParameters.of(own, opened, plan.sampler(), mixed.hashes(), reader.inversionHashes());
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
        underWay.close();
    }
}
