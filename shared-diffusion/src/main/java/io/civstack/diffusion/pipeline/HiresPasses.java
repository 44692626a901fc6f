package io.civstack.diffusion.pipeline;

import io.civstack.diffusion.picture.Picture;
import io.civstack.diffusion.picture.Resampling;
import io.civstack.diffusion.picture.Seamless;
import io.civstack.diffusion.pipeline.denoising.DenoisingLoop;
import io.civstack.diffusion.pipeline.inpaint.ImageToImageInput;
import io.civstack.diffusion.pipeline.inpaint.InpaintConditioning;
import io.civstack.diffusion.pipeline.latent.InitialLatent;
import io.civstack.diffusion.pipeline.latent.LatentDecoder;
import io.civstack.diffusion.pipeline.latent.LatentEncoder;
import io.civstack.diffusion.pipeline.model.CancelWatch;
import io.civstack.diffusion.pipeline.model.LoadedNetworks;
import io.civstack.diffusion.pipeline.model.OpenedCheckpoint;
import io.civstack.diffusion.pipeline.text.ConditioningSchedule;
import io.civstack.diffusion.pipeline.text.EncodedPrompts;
import io.civstack.diffusion.request.HiresFix;
import io.civstack.diffusion.request.HiresFix.Upscaler;
import io.civstack.diffusion.request.PictureRequest;
import io.civstack.diffusion.request.TextToImage;
import io.civstack.diffusion.sampler.Samplers;
import io.civstack.diffusion.sampler.SamplingPlan;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The first pass, from noise or from a picture, and the second pass of a hires fix at a larger size. */
final class HiresPasses {

    /** Steps of the plan of which the second pass makes the last ones: models have no more noise levels than this. */
    private static final int WHOLE_STEPS_MAX = 1000;

    private final OpenedCheckpoint opened;
    private final DenoisingLoop loop;
    private final EncodedPrompts firstPrompts;
    private final EncodedPrompts secondPrompts;
    private final LatentEncoder encoder;
    private final LatentDecoder decoder;
    private final int factor;

    HiresPasses(
            LoadedNetworks networks,
            OpenedCheckpoint opened,
            CancelWatch watch,
            DenoisingLoop loop,
            EncodedPrompts firstPrompts,
            EncodedPrompts secondPrompts,
            Seamless seamless) {
        this.opened = opened;
        this.loop = loop;
        this.firstPrompts = firstPrompts;
        this.secondPrompts = secondPrompts;
        this.encoder = new LatentEncoder(networks, opened, watch, seamless);
        this.decoder = new LatentDecoder(networks, opened, watch, seamless);
        this.factor = opened.checkpoint().vae().factor();
    }

    List<Picture> generate(PictureRequest request, SamplingPlan whole, TextToImagePipeline.Shape shape, int pictures) {
        InitialLatent empty = InitialLatent.empty(OpenedCheckpoint.LATENT_CHANNELS, shape.height(), shape.width());
        Optional<ImageToImageInput> input = request.start().map(from -> ImageToImageInput.of(from, request.text()));
        InitialLatent begun = input.map(this::encoded).orElse(empty);
        InitialLatent start = withInpaintConditioning(begun, input).times(pictures);
        SamplingPlan plan =
                request.start().map(from -> whole.from(from.strength())).orElse(whole);
        HiresFix second = request.hires().orElse(null);
        int stepsAfter = second == null ? 0 : secondPlan(request.text(), second).steps();
        double[] latents = loop.run(
                request, new ConditioningSchedule(opened, firstPrompts, request.text()), plan, start, 0, stepsAfter);
        if (second != null) {
            return secondPass(request, second, start, latents, plan.steps());
        }
        return decoded(latents, start).stream()
                .map(picture -> input.map(source -> source.overlaid(picture)).orElse(picture))
                .toList();
    }

    private InitialLatent encoded(ImageToImageInput input) {
        InitialLatent start = encoder.encode(input.picture());
        return input.mask().map(mask -> start.masked(mask.latent(factor))).orElse(start);
    }

    /** Adds the further input channels of inpainting checkpoints. */
    private InitialLatent withInpaintConditioning(InitialLatent start, Optional<ImageToImageInput> input) {
        if (!opened.inpaints()) {
            return start;
        }
        int width = factor * start.width();
        int height = factor * start.height();
        return start.beside(InpaintConditioning.of(
                input.map(ImageToImageInput::picture),
                input.flatMap(ImageToImageInput::mask),
                width,
                height,
                factor,
                planes -> encoder.encode(planes, width, height).latent()));
    }

    private List<Picture> secondPass(
            PictureRequest request, HiresFix second, InitialLatent shape, double[] latents, int stepsBefore) {
        int height = (int) (shape.height() * second.scale());
        int width = (int) (shape.width() * second.scale());
        InitialLatent start;
        if (second.upscaler() == Upscaler.LATENT) {
            int planes = shape.pictures() * shape.channels();
            double[] resized = Resampling.bilinear(latents, planes, shape.width(), shape.height(), width, height);
            start = InitialLatent.of(shape.channels(), height, width, resized).among(shape.pictures());
        } else {
            start = encoder.encodeAll(decoded(latents, shape).stream()
                    .map(small -> Resampling.lanczos(small, factor * width, factor * height))
                    .toList());
        }
        SamplingPlan plan = secondPlan(request.text(), second);
        TextToImage text = request.text()
                .resized(
                        factor * width,
                        factor * height,
                        second.stepsAfter(request.text().steps()));
        ConditioningSchedule conditions = new ConditioningSchedule(opened, secondPrompts, text);
        InitialLatent seen = withInpaintConditioning(start, Optional.empty());
        return decoded(loop.run(request, conditions, plan, seen, stepsBefore, 0), seen);
    }

    /**
     * The plan of the second pass. As in A1111 it makes all of its steps, unlike image to image: they are the last ones
     * of a plan of {@code steps / strength} steps. There are fewer when that plan would exceed its limit or the
     * schedule has no more levels.
     */
    private SamplingPlan secondPlan(TextToImage text, HiresFix second) {
        int steps = second.stepsAfter(text.steps());
        double strength = Math.min(second.strength(), 0.999);
        int wanted = (int) Math.min(WHOLE_STEPS_MAX, steps / strength);
        SamplingPlan whole = Samplers.plan(text.sampler(), text.schedule(), wanted, DenoisingLoop.levels(opened));
        return whole.last(Math.clamp((int) Math.ceil(strength * whole.steps()), 1, steps));
    }

    private List<Picture> decoded(double[] latents, InitialLatent shape) {
        return IntStream.range(0, shape.pictures())
                .mapToObj(i -> decoder.decode(shape.one(latents, i), shape.height(), shape.width()))
                .toList();
    }
}
