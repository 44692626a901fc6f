package io.civstack.diffusion.pipeline;

import io.civstack.diffusion.HiresFix;
import io.civstack.diffusion.HiresFix.Upscaler;
import io.civstack.diffusion.Picture;
import io.civstack.diffusion.PictureRequest;
import io.civstack.diffusion.StartingPicture;
import io.civstack.diffusion.TextToImage;
import io.civstack.diffusion.resample.Resampling;
import io.civstack.diffusion.sample.Samplers;
import io.civstack.diffusion.sample.SamplingPlan;
import java.util.Map;
import java.util.Optional;

/** The first pass of a drawing, from nothing or from a picture, and the second one of a hires fix. */
final class TwoPasses {

    private final OpenedCheckpoint opened;
    private final LatentWalk walk;
    private final PromptPlan prompts;
    private final Map<String, Conditioning> read;
    private final LatentEncoder encoder;
    private final LatentDecoder decoder;
    private final int factor;

    TwoPasses(
            Networks networks,
            OpenedCheckpoint opened,
            CancelWatch watch,
            LatentWalk walk,
            PromptPlan prompts,
            Map<String, Conditioning> read) {
        this.opened = opened;
        this.walk = walk;
        this.prompts = prompts;
        this.read = read;
        this.encoder = new LatentEncoder(networks, opened, watch);
        this.decoder = new LatentDecoder(networks, opened, watch);
        this.factor = opened.checkpoint().vae().factor();
    }

    Picture draw(PictureRequest request, SamplingPlan whole, TextToImagePipeline.Shape shape) {
        LatentStart nothing = LatentStart.nothing(TextToImagePipeline.LATENT_CHANNELS, shape.height(), shape.width());
        LatentStart begun =
                request.start().map(from -> encoded(request.text(), from)).orElse(nothing);
        LatentStart start = seeing(begun, request.start());
        SamplingPlan plan =
                request.start().map(from -> whole.from(from.strength())).orElse(whole);
        HiresFix second = request.hires().orElse(null);
        int stepsAfter = second == null ? 0 : secondPlan(request.text(), second).steps();
        double[] latent = walk.walk(request, conditions(request.text()), plan, start, 0, stepsAfter);
        if (second != null) {
            return larger(request, second, nothing, latent, plan.steps());
        }
        Picture picture = decoded(latent, nothing);
        return request.start().map(from -> composed(from, picture)).orElse(picture);
    }

    private LatentStart encoded(TextToImage text, StartingPicture from) {
        LatentStart start = encoder.encode(Resampling.lanczos(from.picture(), text.width(), text.height()));
        return from.mask().map(mask -> start.masked(mask.latent(factor))).orElse(start);
    }

    /** What an inpainting checkpoint is shown; nothing for others. */
    private LatentStart seeing(LatentStart start, Optional<StartingPicture> from) {
        if (!opened.inpaints()) {
            return start;
        }
        int width = factor * start.width();
        int height = factor * start.height();
        return start.beside(InpaintPlanes.of(
                from.map(given -> Resampling.lanczos(given.picture(), width, height)),
                from.flatMap(StartingPicture::mask),
                width,
                height,
                factor,
                planes -> encoder.encode(planes, width, height).latent()));
    }

    /** Outside the mask the picture is the old one to the pixel, whatever the autoencoder makes of it. */
    private static Picture composed(StartingPicture from, Picture picture) {
        Picture old = Resampling.lanczos(from.picture(), picture.width(), picture.height());
        return from.mask().map(mask -> mask.compose(old, picture)).orElse(picture);
    }

    private Picture larger(
            PictureRequest request, HiresFix second, LatentStart shape, double[] latent, int stepsBefore) {
        int height = (int) (shape.height() * second.scale());
        int width = (int) (shape.width() * second.scale());
        LatentStart start;
        if (second.upscaler() == Upscaler.LATENT) {
            double[] resized =
                    Resampling.bilinear(latent, shape.channels(), shape.width(), shape.height(), width, height);
            start = LatentStart.of(shape.channels(), height, width, resized);
        } else {
            start = encoder.encode(Resampling.lanczos(decoded(latent, shape), factor * width, factor * height));
        }
        SamplingPlan plan = secondPlan(request.text(), second);
        TextToImage text = request.text()
                .resized(factor * width, factor * height, request.text().steps());
        LatentStart seen = seeing(start, Optional.empty());
        return decoded(walk.walk(request, conditions(text), plan, seen, stepsBefore, 0), seen);
    }

    private SamplingPlan secondPlan(TextToImage text, HiresFix second) {
        int steps = second.steps() == 0 ? text.steps() : second.steps();
        return Samplers.plan(text.sampler(), text.schedule(), steps, LatentWalk.levels(opened))
                .from(second.strength());
    }

    private Conditions conditions(TextToImage text) {
        return new Conditions(opened, prompts, read, text);
    }

    private Picture decoded(double[] latent, LatentStart shape) {
        return decoder.decode(latent, shape.channels(), shape.height(), shape.width());
    }
}
