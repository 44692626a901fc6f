package io.civstack.diffusion.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The {@code extraMetadata} entry in graphs of Civitai's generator: prompt and settings under Civitai's names. */
final class CivitaiExtra {

    private static final Map<String, String> NAMES = Map.of(
            "steps", "Steps", "sampler", "Sampler", "cfgScale", "CFG scale", "seed", "Seed", "clipSkip", "Clip skip");

    private CivitaiExtra() {}

    static Optional<Infotext> read(JsonNode extra) {
        if (!extra.isObject()) {
            return Optional.empty();
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String name : new String[] {"steps", "sampler", "cfgScale", "seed", "clipSkip"}) {
            JsonNode value = extra.path(name);
            if (value.isValueNode() && !value.isNull()) {
                parameters.put(NAMES.getOrDefault(name, name), value.asText());
            }
        }
        if (extra.path("resources").isArray()) {
            parameters.put("Civitai resources", extra.path("resources").toString());
        }
        return Optional.of(new Infotext(
                extra.path("prompt").asText("").strip(),
                extra.path("negativePrompt").asText("").strip(),
                parameters));
    }
}
