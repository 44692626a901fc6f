package io.civstack.diffusion.checkpoint;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.civstack.diffusion.CheckpointSummary;
import io.civstack.diffusion.safetensors.DType;
import io.civstack.diffusion.safetensors.SafetensorsFile;
import io.civstack.diffusion.safetensors.TensorEntry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Tells people what a checkpoint is. */
final class Summaries {

    /** More words than these tell nobody what to write. */
    static final int TRIGGER_WORDS_MAX = 50;

    private static final ObjectMapper JSON = new ObjectMapper();

    private Summaries() {}

    static CheckpointSummary of(Checkpoint checkpoint) {
        List<String> components = new ArrayList<>();
        Map<String, TensorEntry> known = new LinkedHashMap<>();
        for (Component component : Component.values()) {
            if (checkpoint.has(component)) {
                components.add(component.label());
                known.putAll(checkpoint.tensorsOf(component));
            }
        }
        Map<String, String> metadata = checkpoint.metadata();
        return new CheckpointSummary(
                checkpoint.family().name(),
                variant(checkpoint),
                checkpoint.prediction().name().toLowerCase(Locale.ROOT),
                components,
                checkpoint.missing().stream().map(Component::label).toList(),
                precision(known),
                known.values().stream().mapToLong(TensorEntry::elements).sum(),
                Map.of("unet", checkpoint.groups("unet"), "vae", checkpoint.groups("vae")),
                metadata.getOrDefault("modelspec.title", metadata.getOrDefault("ss_output_name", "")),
                triggerWords(metadata),
                checkpoint.files().stream()
                        .mapToLong(SafetensorsFile::fileBytes)
                        .sum());
    }

    private static String variant(Checkpoint checkpoint) {
        return switch (checkpoint.has(Component.UNET) ? checkpoint.unet().inputChannels() : 4) {
            case 4 -> "base";
            case 8 -> "edit";
            case 9 -> "inpaint";
            default -> "unknown";
        };
    }

    private static String precision(Map<String, TensorEntry> tensors) {
        Map<DType, Long> elements = new EnumMap<>(DType.class);
        tensors.values().forEach(tensor -> elements.merge(tensor.dtype(), tensor.elements(), Long::sum));
        return elements.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(entry -> entry.getKey().name())
                .orElse("none");
    }

    /** {@code modelspec.trigger_phrase} as it is, then the tags of {@code ss_tag_frequency} by how often they were trained on. */
    private static List<String> triggerWords(Map<String, String> metadata) {
        List<String> words = new ArrayList<>();
        String phrase = metadata.getOrDefault("modelspec.trigger_phrase", "").strip();
        if (!phrase.isEmpty()) {
            words.add(phrase);
        }
        Map<String, Long> counts = new HashMap<>();
        for (JsonNode folder : json(metadata.getOrDefault("ss_tag_frequency", "{}"))) {
            folder.properties()
                    .forEach(tag ->
                            counts.merge(tag.getKey().strip(), tag.getValue().asLong(), Long::sum));
        }
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .filter(word -> !words.contains(word))
                .limit(TRIGGER_WORDS_MAX - words.size())
                .forEach(words::add);
        return words;
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException malformed) {
            return JSON.createObjectNode();
        }
    }
}
