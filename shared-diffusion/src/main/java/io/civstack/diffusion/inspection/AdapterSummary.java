package io.civstack.diffusion.inspection;

import java.util.List;

/**
 * What the header of an adapter file says; no weights are read.
 *
 * @param kinds what it is made of: {@code lora}, {@code loha}, {@code lokr}, {@code dora}, {@code diff},
 *     {@code unsupported} (OFT, BOFT, GLoRA, IA3: not applied)
 * @param modules how many modules it names
 * @param rank the highest rank of its modules, 0 when it has none
 * @param baseModel the base model named in the metadata, such as {@code sd_v1}; empty when it says nothing
 * @param title from the file's metadata, empty when it has none
 * @param triggerWords words that the file's metadata says it was trained on, most frequent first
 * @param unknownTensors number of tensors whose names match no kind of adapter
 * @param fileBytes the file's length
 */
public record AdapterSummary(
        List<String> kinds,
        int modules,
        long rank,
        String baseModel,
        String title,
        List<String> triggerWords,
        int unknownTensors,
        long fileBytes) {

    public AdapterSummary {
        kinds = List.copyOf(kinds);
        triggerWords = List.copyOf(triggerWords);
    }
}
