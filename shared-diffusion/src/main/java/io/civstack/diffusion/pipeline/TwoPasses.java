package io.civstack.diffusion.pipeline;

import io.civstack.diffusion.HiresFix;
import io.civstack.diffusion.HiresFix.Upscaler;
import io.civstack.diffusion.Picture;
import io.civstack.diffusion.PictureRequest;
import io.civstack.diffusion.Seamless;
import io.civstack.diffusion.TextToImage;
import io.civstack.diffusion.resample.Resampling;
import io.civstack.diffusion.sample.Samplers;
import io.civstack.diffusion.sample.SamplingPlan;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The first pass of a drawing, from nothing or from a picture, and the second one of a hires fix. */
final class TwoPasses {

    /** Steps of the plan whose end is a second pass: models have no more levels than this. */
    private static final int WHOLE_STEPS_MAX = 1000;

    private final OpenedCheckpoint opened;
    private final LatentWalk walk;
    private final ReadPrompts firstPrompts;
    private final ReadPrompts secondPrompts;
    private final LatentEncoder encoder;
    private final LatentDecoder decoder;
    private final int factor;

    TwoPasses(
            Networks networks,
            OpenedCheckpoint opened,
            CancelWatch watch,
            LatentWalk walk,
            ReadPrompts firstPrompts,
            ReadPrompts secondPrompts,
            Seamless seamless) {
        this.opened = opened;
        this.walk = walk;
        this.firstPrompts = firstPrompts;
        this.secondPrompts = secondPrompts;
        this.encoder = new LatentEncoder(networks, opened, watch, seamless);
        this.decoder = new LatentDecoder(networks, opened, watch, seamless);
        this.factor = opened.checkpoint().vae().factor();
    }

    List<Picture> draw(PictureRequest request, SamplingPlan whole, TextToImagePipeline.Shape shape, int pictures) {
        LatentStart nothing = LatentStart.nothing(TextToImagePipeline.LATENT_CHANNELS, shape.height(), shape.width());
        Optional<Canvas> canvas = request.start().map(from -> Canvas.of(from, request.text()));
        LatentStart begun = canvas.map(this::encoded).orElse(nothing);
        LatentStart start = seeing(begun, canvas).times(pictures);
        SamplingPlan plan =
                request.start().map(from -> whole.from(from.strength())).orElse(whole);
        HiresFix second = request.hires().orElse(null);
        int stepsAfter = second == null ? 0 : secondPlan(request.text(), second).steps();
        double[] latents =
                walk.walk(request, new Conditions(opened, firstPrompts, request.text()), plan, start, 0, stepsAfter);
        if (second != null) {
            return larger(request, second, start, latents, plan.steps());
        }
        return decoded(latents, start).stream()
                .map(picture -> canvas.map(on -> on.finished(picture)).orElse(picture))
                .toList();
    }

    private LatentStart encoded(Canvas canvas) {
        LatentStart start = encoder.encode(canvas.picture());
        return canvas.mask().map(mask -> start.masked(mask.latent(factor))).orElse(start);
    }

    /** What an inpainting checkpoint is shown; nothing for others. */
    private LatentStart seeing(LatentStart start, Optional<Canvas> canvas) {
        if (!opened.inpaints()) {
            return start;
        }
        int width = factor * start.width();
        int height = factor * start.height();
        return start.beside(InpaintPlanes.of(
                canvas.map(Canvas::picture),
                canvas.flatMap(Canvas::mask),
                width,
                height,
                factor,
                planes -> encoder.encode(planes, width, height).latent()));
    }

    private List<Picture> larger(
            PictureRequest request, HiresFix second, LatentStart shape, double[] latents, int stepsBefore) {
        int height = (int) (shape.height() * second.scale());
        int width = (int) (shape.width() * second.scale());
        LatentStart start;
        if (second.upscaler() == Upscaler.LATENT) {
            int planes = shape.pictures() * shape.channels();
            double[] resized = Resampling.bilinear(latents, planes, shape.width(), shape.height(), width, height);
            start = LatentStart.of(shape.channels(), height, width, resized).among(shape.pictures());
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
        Conditions conditions = new Conditions(opened, secondPrompts, text);
        LatentStart seen = seeing(start, Optional.empty());
        return decoded(walk.walk(request, conditions, plan, seen, stepsBefore, 0), seen);
    }

    /**
     * As in A1111, a second pass makes all of its steps, other than a changed picture: they are the last ones of a plan so much longer that they
     * are the strength's share of it. Fewer remain when the strength is too small for the longest plan, or the schedule has no more levels.
     */
    private SamplingPlan secondPlan(TextToImage text, HiresFix second) {
        int steps = second.stepsAfter(text.steps());
        double strength = Math.min(second.strength(), 0.999);
        int wanted = (int) Math.min(WHOLE_STEPS_MAX, steps / strength);
        SamplingPlan whole = Samplers.plan(text.sampler(), text.schedule(), wanted, LatentWalk.levels(opened));
        return whole.last(Math.clamp((int) Math.ceil(strength * whole.steps()), 1, steps));
    }

    private List<Picture> decoded(double[] latents, LatentStart shape) {
        return IntStream.range(0, shape.pictures())
                .mapToObj(i -> decoder.decode(shape.one(latents, i), shape.height(), shape.width()))
                .toList();
    }
}
