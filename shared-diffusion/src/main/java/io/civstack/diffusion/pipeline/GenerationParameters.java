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

/** The generation parameters under the names of A1111's infotext and in its order; what is as usual is left out. */
final class GenerationParameters {

    private final Map<String, String> all = new LinkedHashMap<>();
    private final PictureRequest request;

    private GenerationParameters(PictureRequest request) {
        this.request = request;
    }

    /**
     * @param sampler with the schedule it took
     * @param loraHashes of the adapters; empty without any
     * @param inversionHashes of the embeddings that the prompts called up; empty without any
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
        parameters.tuning(sampler);
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

    private void tuning(NamedSampler sampler) {
        AdvancedOptions tuning = request.tuning();
        if (tuning.subSeedStrength() > 0) {
            put("Variation seed", Long.toString(tuning.subSeed()));
            put("Variation seed strength", number(tuning.subSeedStrength()));
        }
        request.hires()
                .map(HiresFix::strength)
                .or(() -> request.start().map(StartingPicture::strength))
                .ifPresent(strength -> put("Denoising strength", number(strength)));
        if (request.text().clipSkip() > 1) {
            put("Clip skip", Integer.toString(request.text().clipSkip()));
        }
        if (tuning.stepSeedDelta() != 0 && sampler.usesStepSeedDelta()) {
            put("ENSD", Long.toString(tuning.stepSeedDelta()));
        }
        if (tuning.noise() == NoiseSource.CPU) {
            put("RNG", "CPU");
        }
        if (tuning.skipGuidanceBelowSigma() > 0) {
            put("NGMS", number(tuning.skipGuidanceBelowSigma()));
            put("NGMS all steps", tuning.skipsEveryCall() ? "True" : "");
        }
        put("Tiling", tuning.seamless().any() ? "True" : "");
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
        AdvancedOptions tuning = request.tuning();
        if (tuning.emphasis() != Emphasis.ORIGINAL) {
            put("Emphasis", tuning.emphasis().label());
        }
        if (tuning.cfgRescale() > 0) {
            put("CFG Rescale", number(tuning.cfgRescale()));
        }
    }

    private void put(String name, String value) {
        if (!value.isEmpty()) {
            all.put(name, value);
        }
    }

    /** Never with an exponent, which readers of infotext do not expect. */
    private static String number(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
