package io.civstack.diffusion.pipeline;

import io.civstack.diffusion.pipeline.model.OpenedCheckpoint;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** The fields of infotext that name the checkpoint and its VAE. */
final class ModelParameters {

    private static final int SHORT_HASH_DIGITS = 10;
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    private ModelParameters() {}

    static Map<String, String> of(OpenedCheckpoint opened) {
        Map<String, String> all = new LinkedHashMap<>();
        Path file = opened.checkpoint().path().toAbsolutePath().normalize();
        String stem = file.getFileName().toString().replaceFirst("\\.safetensors$", "");
        // The model store names files by their SHA-256. Files with other names are not hashed here: that would take
        // longer than a small picture.
        if (SHA_256.matcher(stem).matches()) {
            all.put("Model hash", stem.substring(0, SHORT_HASH_DIGITS));
        }
        all.put("Model", opened.checkpoint().metadata().getOrDefault("modelspec.title", stem));
        opened.externalVae().ifPresent(vae -> {
            all.put("VAE hash", vae.sha256().substring(0, SHORT_HASH_DIGITS));
            all.put("VAE", vae.name());
        });
        return all;
    }
}
