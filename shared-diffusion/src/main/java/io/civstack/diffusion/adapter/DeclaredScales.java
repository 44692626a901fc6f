package io.civstack.diffusion.adapter;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.civstack.diffusion.safetensors.ForeignJson;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The scales of modules without an alpha tensor, from the metadata: PEFT keeps alphas in its configuration, and
 * diffusers writes that into the header as {@code lora_adapter_metadata}, one JSON object whose names begin with the
 * component's ({@code unet.lora_alpha}).
 *
 * <p>The scale is alpha / rank, with {@code use_rslora} alpha / sqrt(rank) (Kalajdzievski 2023); 1 when nothing is
 * said. The names of an {@code alpha_pattern} are taken as the ends of module names, not as the regular expressions
 * that PEFT allows: an expression from an uploaded file could take exponential time.
 */
final class DeclaredScales {

    /** More modules than any of these models has. */
    static final int PATTERNS_MAX = 4096;

    private static final String KEY = "lora_adapter_metadata";

    /** By what the names of their modules begin with, the dot included. */
    private final Map<String, Settings> components = new HashMap<>();

    private DeclaredScales() {}

    /** What is said of one component. */
    private static final class Settings {

        private double alpha = Double.NaN;
        private boolean stabilised;
        private final Map<String, Double> patterns = new LinkedHashMap<>();

        private double alphaOf(String module) {
            return patterns.entrySet().stream()
                    .filter(pattern -> module.equals(pattern.getKey()) || module.endsWith("." + pattern.getKey()))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse(alpha);
        }

        private double scale(String module, int rank) {
            double own = alphaOf(module);
            return Double.isFinite(own) ? own / (stabilised ? Math.sqrt(rank) : rank) : 1;
        }
    }

    /** Nothing when the header has no such text, or it is no such JSON. */
    static DeclaredScales of(Map<String, String> metadata) {
        DeclaredScales scales = new DeclaredScales();
        try (JsonParser json = ForeignJson.FACTORY.createParser(metadata.getOrDefault(KEY, "{}"))) {
            if (json.nextToken() == JsonToken.START_OBJECT) {
                while (json.nextToken() == JsonToken.FIELD_NAME) {
                    scales.read(json);
                }
            }
            return scales;
        } catch (IOException malformed) {
            return new DeclaredScales();
        }
    }

    private void read(JsonParser json) throws IOException {
        String name = json.currentName();
        int end = name.lastIndexOf('.') + 1;
        JsonToken value = json.nextToken();
        switch (name.substring(end)) {
            case "lora_alpha" -> component(name, end).alpha = number(json);
            case "use_rslora" -> component(name, end).stabilised = value == JsonToken.VALUE_TRUE;
            case "alpha_pattern" -> readPatterns(json, component(name, end).patterns);
            default -> json.skipChildren();
        }
    }

    private Settings component(String name, int end) {
        return components.computeIfAbsent(name.substring(0, end), component -> new Settings());
    }

    private static void readPatterns(JsonParser json, Map<String, Double> patterns) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            return;
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String pattern = json.currentName();
            json.nextToken();
            double alpha = number(json);
            if (patterns.size() < PATTERNS_MAX) {
                patterns.put(pattern, alpha);
            }
        }
    }

    private static double number(JsonParser json) throws IOException {
        boolean numeric = json.currentToken().isNumeric();
        json.skipChildren();
        return numeric ? json.getDoubleValue() : Double.NaN;
    }

    /** The scale of a module by the file's own name for it, which has that rank and no alpha. */
    double of(String module, int rank) {
        // When two prefixes match, the longer one is the later entry and wins.
        return components.entrySet().stream()
                .filter(component -> module.startsWith(component.getKey()))
                .max(Map.Entry.comparingByKey())
                .map(component -> component.getValue().scale(module, rank))
                .orElse(1.0);
    }
}
