package io.civstack.diffusion.pipeline;

import io.civstack.diffusion.Drawing;
import io.civstack.diffusion.EngineLimits;
import io.civstack.diffusion.HiresFix;
import io.civstack.diffusion.Picture;
import io.civstack.diffusion.PictureRequest;
import io.civstack.diffusion.StepListener;
import io.civstack.diffusion.TextToImage;
import io.civstack.diffusion.UnreadableModelException;
import io.civstack.diffusion.UnreadableModelException.Reason;
import io.civstack.diffusion.arch.Lowering;
import io.civstack.diffusion.arch.UNet;
import io.civstack.diffusion.cache.Fingerprint;
import io.civstack.diffusion.cache.NetworkCache;
import io.civstack.diffusion.run.NetworkLoader;
import io.civstack.diffusion.run.OnnxLoader;
import io.civstack.diffusion.sample.NamedSampler;
import io.civstack.diffusion.sample.Samplers;
import io.civstack.diffusion.sample.SamplingPlan;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Draws from prompts: reads the text, walks from noise to a clean latent, decodes it. */
public final class TextToImagePipeline implements AutoCloseable {

    static final int LATENT_CHANNELS = 4;

    /** Pixels of the pictures that one run computes together: no more than one picture of 1024 x 1024 has. */
    private static final int RUN_PIXELS_MAX = 1024 * 1024;

    private final NetworkCache cache;
    private final DrawingsUnderWay underWay;
    private final Networks networks;
    private final OpenedCheckpoints checkpoints;
    private final OpenedAdapters adapters;

    /** @param target what computes the networks */
    public TextToImagePipeline(EngineLimits limits, Lowering.Target target) {
        this(limits, target, new OnnxLoader(limits.threads()));
    }

    TextToImagePipeline(EngineLimits limits, Lowering.Target target, NetworkLoader loader) {
        cache = new NetworkCache(loader, limits.sessionMemoryBytes());
        underWay = new DrawingsUnderWay(cache::close);
        networks = new Networks(cache, limits.sessionMemoryBytes(), Lowering.serving(target));
        Fingerprint fingerprints = new Fingerprint(new SecureRandom().nextLong());
        checkpoints = new OpenedCheckpoints(fingerprints);
        adapters = new OpenedAdapters(fingerprints);
    }

    /** Draws from a prompt alone. */
    public Drawing draw(Path file, TextToImage text, StepListener listener) {
        return drawAll(file, PictureRequest.of(text), 1, listener).getFirst();
    }

    /** See {@link io.civstack.diffusion.DiffusionEngine#drawAll}. */
    public List<Drawing> drawAll(Path file, PictureRequest request, int count, StepListener listener) {
        request.later(count - 1); // refuses a series that ends beyond the last seed before anything is drawn
        underWay.begin();
        try {
            return inRuns(file, request, count, listener);
        } finally {
            underWay.end();
        }
    }

    private List<Drawing> inRuns(Path file, PictureRequest request, int count, StepListener listener) {
        int together = together(request);
        List<Drawing> all = new ArrayList<>();
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

    private List<Drawing> drawTogether(Path file, PictureRequest request, int pictures, StepListener listener) {
        OpenedCheckpoint opened = checkpoints.open(file);
        TextToImage text = request.text();
        SamplingPlan plan = Samplers.plan(text.sampler(), text.schedule(), text.steps(), LatentWalk.levels(opened));
        try (CancelWatch watch = CancelWatch.over(listener)) {
            watch.refuseWhenCancelled();
            Shape shape = shape(opened, text);
            RequestedAdapters mixed = new RequestedAdapters(text, opened, adapters);
            ChunkReader chunks = new ChunkReader(networks, opened, text.clipSkip(), mixed, watch);
            TextReader reader = new TextReader(opened, request, chunks);
            ReadPrompts first = reader.read(PromptPlan.of(text, plan.sampler()));
            ReadPrompts second = request.hires()
                    .map(pass -> PromptPlan.ofSecondPass(text, plan.sampler(), pass.stepsAfter(text.steps())))
                    .map(prompts -> first.next(prompts, reader))
                    .orElse(first);
            LatentWalk walk = new LatentWalk(networks, opened, mixed, watch, listener);
            TwoPasses passes = new TwoPasses(
                    networks,
                    opened,
                    watch,
                    walk,
                    first,
                    second,
                    request.tuning().seamless());
            List<Picture> drawn = passes.draw(request, plan, shape, pictures);
            List<Drawing> drawings = new ArrayList<>();
            for (int i = 0; i < pictures; i++) {
                PictureRequest own = request.later(i);
                Map<String, String> parameters =
                        Parameters.of(own, opened, plan.sampler(), mixed.hashes(), reader.inversionHashes());
                drawings.add(new Drawing(drawn.get(i), parameters));
            }
            return drawings;
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
        underWay.close();
    }
}
