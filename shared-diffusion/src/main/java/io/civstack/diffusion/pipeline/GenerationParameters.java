package io.civstack.diffusion.pipeline;

import io.civstack.diffusion.noise.NoiseSource;
import io.civstack.diffusion.pipeline.model.OpenedCheckpoint;
import io.civstack.diffusion.prompt.Emphasis;
import io.civstack.diffusion.request.AdvancedOptions;
import io.civstack.diffusion.request.HiresFix;
import io.civstack.diffusion.request.MaskedContent;
import io.civstack.diffusion.request.PictureRequest;
import io.civstack.diffusion.request.StartingPicture;
import io.civstack.diffusion.request.TextToImage;
import io.civstack.diffusion.sampler.NamedSampler;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The generation parameters under the names and in the order of A1111's infotext; defaults are left out where A1111
 * leaves them out.
 */
final class GenerationParameters {

    private final Map<String, String> all = new LinkedHashMap<>();
    private final PictureRequest request;

    private GenerationParameters(PictureRequest request) {
        this.request = request;
    }

    /**
     * @param sampler with the schedule that was used
     * @param loraHashes of the adapters; empty without any
     * @param inversionHashes of the embeddings that the prompts used; empty without any
     */
    static Map<String, String> of(
            PictureRequest request,
            OpenedCheckpoint opened,
            NamedSampler sampler,
            String loraHashes,
            String inversionHashes) {
        GenerationParameters parameters = new GenerationParameters(request);
        parameters.text(sampler);
        parameters.all.putAll(ModelParameters.of(opened));
        parameters.options(sampler);
        parameters.hires();
        parameters.mask();
        parameters.put("Lora hashes", loraHashes);
        parameters.put("TI hashes", inversionHashes);
        parameters.guidance();
        parameters.put("Version", "civstack");
        return parameters.all;
    }

    private void text(NamedSampler sampler) {
        TextToImage text = request.text();
        put("Steps", Integer.toString(text.steps()));
        put("Sampler", sampler.name());
        put("Schedule type", sampler.schedule().label());
        put("CFG scale", number(text.cfg()));
        put("Seed", Long.toString(text.seed()));
        put("Size", text.width() + "x" + text.height());
    }

    private void options(NamedSampler sampler) {
        AdvancedOptions options = request.options();
        if (options.subSeedStrength() > 0) {
            put("Variation seed", Long.toString(options.subSeed()));
            put("Variation seed strength", number(options.subSeedStrength()));
        }
        request.hires()
                .map(HiresFix::strength)
                .or(() -> request.start().map(StartingPicture::strength))
                .ifPresent(strength -> put("Denoising strength", number(strength)));
        if (request.text().clipSkip() > 1) {
            put("Clip skip", Integer.toString(request.text().clipSkip()));
        }
        if (options.stepSeedDelta() != 0 && sampler.usesStepSeedDelta()) {
            put("ENSD", Long.toString(options.stepSeedDelta()));
        }
        if (options.noise() == NoiseSource.CPU) {
            put("RNG", "CPU");
        }
        if (options.skipGuidanceBelowSigma() > 0) {
            put("NGMS", number(options.skipGuidanceBelowSigma()));
            put("NGMS all steps", options.skipsEveryCall() ? "True" : "");
        }
        put("Tiling", options.seamless().any() ? "True" : "");
    }

    private void hires() {
        request.hires().ifPresent(pass -> {
            put("Hires upscale", number(pass.scale()));
            put("Hires steps", pass.steps() > 0 ? Integer.toString(pass.steps()) : "");
            put("Hires upscaler", pass.upscaler().label());
        });
    }

    private void mask() {
        request.start().flatMap(StartingPicture::only).ifPresent(only -> {
            put("Inpaint area", "Only masked");
            put("Masked area padding", Integer.toString(only.paddingPx()));
        });
        request.start()
                .filter(start -> start.mask().isPresent() && start.content() != MaskedContent.ORIGINAL)
                .ifPresent(start -> put("Masked content", start.content().label()));
    }

    private void guidance() {
        AdvancedOptions options = request.options();
        if (options.emphasis() != Emphasis.ORIGINAL) {
            put("Emphasis", options.emphasis().label());
        }
        if (options.cfgRescale() > 0) {
            put("CFG Rescale", number(options.cfgRescale()));
        }
    }

    private void put(String name, String value) {
        if (!value.isEmpty()) {
            all.put(name, value);
        }
    }

    /** Without an exponent, which readers of infotext do not expect. */
    private static String number(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
