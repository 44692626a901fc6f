package io.civstack.diffusion.checkpoint;

import io.civstack.diffusion.inspection.CheckpointSummary;
import io.civstack.diffusion.safetensors.DType;
import io.civstack.diffusion.safetensors.SafetensorsFile;
import io.civstack.diffusion.safetensors.TensorEntry;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Makes the summary of a checkpoint. */
final class Summaries {

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
                checkpoint.architecture().name(),
                variant(checkpoint),
                checkpoint.prediction().name().toLowerCase(Locale.ROOT),
                components,
                checkpoint.missing().stream().map(Component::label).toList(),
                precision(known),
                known.values().stream().mapToLong(TensorEntry::elements).sum(),
                Map.of("unet", checkpoint.groups("unet"), "vae", checkpoint.groups("vae")),
                metadata.getOrDefault("modelspec.title", metadata.getOrDefault("ss_output_name", "")),
                TriggerWords.of(metadata),
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
}
