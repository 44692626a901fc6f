package io.civstack.diffusion.pipeline;

import io.civstack.diffusion.TextToImage;
import io.civstack.diffusion.sample.SamplingPlan;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** The generation parameters in the order and under the names of A1111's infotext. */
final class Parameters {

    private static final int SHORT_HASH_DIGITS = 10;
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    private Parameters() {}

    static Map<String, String> of(
            OpenedCheckpoint opened, TextToImage request, SamplingPlan plan, RequestedAdapters adapters) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("Steps", Integer.toString(request.steps()));
        all.put("Sampler", plan.sampler().name());
        all.put("Schedule type", plan.sampler().schedule().label());
        all.put("CFG scale", number(request.cfg()));
        all.put("Seed", Long.toString(request.seed()));
        all.put("Size", request.width() + "x" + request.height());
        Path file = opened.checkpoint().path().toAbsolutePath().normalize();
        String stem = file.getFileName().toString().replaceFirst("\\.safetensors$", "");
        // A store names files by their SHA-256; hashing gigabytes here only to write it down would take longer than a
        // small drawing.
        if (SHA_256.matcher(stem).matches()) {
            all.put("Model hash", stem.substring(0, SHORT_HASH_DIGITS));
        }
        String title = opened.checkpoint().metadata().getOrDefault("modelspec.title", stem);
        all.put("Model", title);
        if (request.clipSkip() > 1) {
            all.put("Clip skip", Integer.toString(request.clipSkip()));
        }
        if (!request.adapters().isEmpty()) {
            all.put("Lora hashes", adapters.hashes());
        }
        all.put("RNG", "CPU");
        all.put("Version", "civstack");
        return all;
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
