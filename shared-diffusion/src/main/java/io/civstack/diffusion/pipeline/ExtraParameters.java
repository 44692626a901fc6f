package io.civstack.diffusion.pipeline;

import io.civstack.diffusion.PictureRequest;
import io.civstack.diffusion.StartingPicture;
import io.civstack.diffusion.Tuning;
import io.civstack.diffusion.noise.NoiseSource;
import io.civstack.diffusion.prompt.Emphasis;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a request asks beyond its text, under A1111's names and in its order: before the line's last two, RNG and Version. */
final class ExtraParameters {

    private ExtraParameters() {}

    static Map<String, String> with(Map<String, String> parameters, PictureRequest request) {
        Map<String, String> all = new LinkedHashMap<>(parameters);
        all.remove("RNG");
        String version = all.getOrDefault("Version", "");
        all.remove("Version");
        Tuning tuning = request.tuning();
        if (tuning.subSeedStrength() > 0) {
            all.put("Variation seed", Long.toString(tuning.subSeed()));
            all.put("Variation seed strength", number(tuning.subSeedStrength()));
        }
        request.start().ifPresent(start -> all.put("Denoising strength", number(start.strength())));
        if (tuning.stepSeedDelta() != 0) {
            all.put("ENSD", Long.toString(tuning.stepSeedDelta()));
        }
        if (tuning.cfgRescale() > 0) {
            all.put("CFG Rescale", number(tuning.cfgRescale()));
        }
        if (tuning.skipGuidanceBelowSigma() > 0) {
            all.put("NGMS", number(tuning.skipGuidanceBelowSigma()));
            if (tuning.skipsEveryCall()) {
                all.put("NGMS all steps", "True");
            }
        }
        request.hires().ifPresent(pass -> {
            all.put("Denoising strength", number(pass.strength()));
            all.put("Hires upscale", number(pass.scale()));
            if (pass.steps() > 0) {
                all.put("Hires steps", Integer.toString(pass.steps()));
            }
            all.put("Hires upscaler", pass.upscaler().label());
        });
        if (tuning.seamless().any()) {
            all.put("Tiling", "True");
        }
        request.start().flatMap(StartingPicture::only).ifPresent(only -> {
            all.put("Inpaint area", "Only masked");
            all.put("Masked area padding", Integer.toString(only.paddingPx()));
        });
        request.start()
                .filter(start -> start.mask().isPresent())
                .ifPresent(start -> all.put("Masked content", start.content().label()));
        if (tuning.emphasis() != Emphasis.ORIGINAL) {
            all.put("Emphasis", tuning.emphasis().label());
        }
        if (tuning.noise() == NoiseSource.CPU) {
            all.put("RNG", "CPU");
        }
        all.put("Version", version);
        return all;
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
