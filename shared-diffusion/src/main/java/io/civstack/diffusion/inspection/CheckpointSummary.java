package io.civstack.diffusion.inspection;

import java.util.List;
import java.util.Map;

/**
 * What the header of a checkpoint says; no weights are read.
 *
 * @param architecture {@code SD1}, {@code SD2}, {@code SDXL}, ...
 * @param variant within the architecture: {@code base}, {@code inpaint}, {@code edit}
 * @param prediction what the network predicts: {@code eps} or {@code v}
 * @param components what the file holds: {@code unet}, {@code text}, {@code text2}, {@code vae.decoder},
 *     {@code vae.encoder}
 * @param missing what a complete checkpoint of the architecture would hold besides
 * @param precision the type that most of the weights have: {@code F32}, {@code F16}, {@code BF16}, ...
 * @param parameters number of weights of all components
 * @param groups groups of the group normalisations, by component
 * @param title from the file's metadata, empty when it has none
 * @param triggerWords words that the file's metadata says it was trained on, most frequent first
 * @param fileBytes the file's length
 */
public record CheckpointSummary(
        String architecture,
        String variant,
        String prediction,
        List<String> components,
        List<String> missing,
        String precision,
        long parameters,
        Map<String, Integer> groups,
        String title,
        List<String> triggerWords,
        long fileBytes) {

    public CheckpointSummary {
        components = List.copyOf(components);
        missing = List.copyOf(missing);
        groups = Map.copyOf(groups);
        triggerWords = List.copyOf(triggerWords);
    }

    /** Whether the file has every component that text to image needs. */
    public boolean complete() {
        return missing.isEmpty();
    }
}
