package io.civstack.diffusion.pipeline.denoising;

import io.civstack.diffusion.arch.UNet;
import io.civstack.diffusion.cache.NetworkCache;
import io.civstack.diffusion.checkpoint.Component;
import io.civstack.diffusion.denoiser.Denoiser;
import io.civstack.diffusion.denoiser.MaskedDenoiser;
import io.civstack.diffusion.denoiser.NetworkPredictor;
import io.civstack.diffusion.noise.PictureNoise;
import io.civstack.diffusion.picture.Seamless;
import io.civstack.diffusion.pipeline.latent.InitialLatent;
import io.civstack.diffusion.pipeline.latent.LatentPreview;
import io.civstack.diffusion.pipeline.model.CancelWatch;
import io.civstack.diffusion.pipeline.model.LoadedNetworks;
import io.civstack.diffusion.pipeline.model.OpenedCheckpoint;
import io.civstack.diffusion.pipeline.model.RequestedAdapters;
import io.civstack.diffusion.pipeline.text.ConditioningSchedule;
import io.civstack.diffusion.request.PictureRequest;
import io.civstack.diffusion.request.StepListener;
import io.civstack.diffusion.sampler.SamplingPlan;
import io.civstack.diffusion.sampler.StepObserver;
import io.civstack.diffusion.schedule.DiscreteLevels;
import io.civstack.diffusion.schedule.NoiseLevels;

/**
 * Runs a sampler over the UNet: from noise, or from a noised latent, to clean latents. The latents of a batch follow
 * each other in one array.
 */
public final class DenoisingLoop {

    private final LoadedNetworks networks;
    private final OpenedCheckpoint opened;
    private final RequestedAdapters adapters;
    private final CancelWatch watch;
    private final StepListener listener;

    public DenoisingLoop(
            LoadedNetworks networks,
            OpenedCheckpoint opened,
            RequestedAdapters adapters,
            CancelWatch watch,
            StepListener listener) {
        this.networks = networks;
        this.opened = opened;
        this.adapters = adapters;
        this.watch = watch;
        this.listener = listener;
    }

    /** The noise levels that a checkpoint was trained on. */
    public static NoiseLevels levels(OpenedCheckpoint opened) {
        DiscreteLevels table = isXl(opened) ? DiscreteLevels.scaledLinearXl() : DiscreteLevels.scaledLinear();
        return opened.checkpoint().startsAtPureNoise() ? table.zeroTerminal() : table;
    }

    private static boolean isXl(OpenedCheckpoint opened) {
        return switch (opened.checkpoint().architecture()) {
            case SDXL, SDXL_REFINER -> true;
            case SD1, SD2 -> false;
        };
    }

    /**
     * Denoises the latents of one batch.
     *
     * @param begun the latent to start from; when it is empty, pure noise
     * @param stepsBefore steps of the pass before, for the listener's count
     * @param stepsAfter steps of the pass after, likewise
     */
    public double[] run(
            PictureRequest request,
            ConditioningSchedule conditions,
            SamplingPlan plan,
            InitialLatent begun,
            int stepsBefore,
            int stepsAfter) {
        UNet unet = opened.checkpoint().unet();
        PictureNoise noise = new PictureNoise(
                request.options().seeds(request.text().seed()).times(begun.pictures()),
                begun.channels(),
                begun.height(),
                begun.width());
        float[] first = noise.first();
        InitialLatent from =
                request.start().map(start -> begun.with(start.content(), first)).orElse(begun);
        Seamless seamless = request.options().seamless();
        String key = "unet" + seamless.label() + adapters.variant(Component.UNET);
        try (NetworkCache.Lease lease = networks.lease(
                        opened, key, made -> unet.graph(adapters.hook(Component.UNET, made), seamless, made));
                GuidedPredictor guided = new GuidedPredictor(
                        lease.network(),
                        watch,
                        from,
                        conditions,
                        adapters.inputs(Component.UNET),
                        request.options(),
                        levels(opened))) {
            Denoiser model = denoiser(guided, from, first);
            double[] start = from.isEmpty() ? plan.start(first) : plan.start(from.latent(), first);
            StepObserver observer = step -> {
                listener.onStep(stepsBefore + step.number(), stepsBefore + step.steps() + stepsAfter);
                preview(step.denoised(), from);
            };
            return plan.run(start, model, plan.stepNoise(noise), observer);
        }
    }

    private Denoiser denoiser(NetworkPredictor guided, InitialLatent from, float[] noise) {
        Denoiser plain = opened.checkpoint().prediction().denoiser(levels(opened), guided);
        return from.mask().length == 0 ? plain : new MaskedDenoiser(plain, from.mask(), from.latent(), noise);
    }

    private void preview(double[] denoised, InitialLatent from) {
        if (listener.wantsPreview()) {
            LatentPreview preview = isXl(opened) ? LatentPreview.SDXL : LatentPreview.SD1;
            listener.onPreview(preview.picture(from.one(denoised, 0), from.width(), from.height()));
        }
    }
}
