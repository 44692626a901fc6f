package io.civstack.diffusion.metadata;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import java.util.Optional;

/**
 * The generation settings of a ComfyUI graph, as infotext. Reads the usual nodes: a sampler, and the texts, the model
 * with its adapters and the empty latent that are linked to it. With several samplers, those of the first pass.
 */
public final class ComfyGraph {

    /** Larger graphs are not read. */
    static final int NODES_MAX = 5000;

    /** Python writes NaN into its JSON. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private ComfyGraph() {}

    /** Reads the graph of the {@code prompt} text ("API format"); empty when it is none or has no sampler. */
    public static Optional<Infotext> read(String json) {
        try {
            JsonNode root = JSON.readTree(json);
            JsonNode extra = root.path("extraMetadata");
            if (extra.isTextual()) {
                return CivitaiExtra.read(JSON.readTree(extra.textValue()));
            }
            return root.isObject() && root.size() <= NODES_MAX ? new ComfyNodes(root).infotext() : Optional.empty();
        } catch (JsonProcessingException noGraph) {
            return Optional.empty();
        }
    }

    /** A1111's name of a ComfyUI sampler; unknown ones stay as they are. */
    static String samplerName(String comfy) {
        String name = comfy.replaceFirst("_(gpu|cfg_pp)$", "");
        return NAMES.getOrDefault(name, name);
    }

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("euler", "Euler"),
            Map.entry("euler_ancestral", "Euler a"),
            Map.entry("heun", "Heun"),
            Map.entry("dpm_2", "DPM2"),
            Map.entry("dpm_2_ancestral", "DPM2 a"),
            Map.entry("lms", "LMS"),
            Map.entry("dpm_fast", "DPM fast"),
            Map.entry("dpm_adaptive", "DPM adaptive"),
            Map.entry("dpmpp_2s_ancestral", "DPM++ 2S a"),
            Map.entry("dpmpp_sde", "DPM++ SDE"),
            Map.entry("dpmpp_2m", "DPM++ 2M"),
            Map.entry("dpmpp_2m_sde", "DPM++ 2M SDE"),
            Map.entry("dpmpp_2m_sde_heun", "DPM++ 2M SDE Heun"),
            Map.entry("dpmpp_3m_sde", "DPM++ 3M SDE"),
            Map.entry("ddim", "DDIM"),
            Map.entry("uni_pc", "UniPC"),
            Map.entry("lcm", "LCM"));
}
