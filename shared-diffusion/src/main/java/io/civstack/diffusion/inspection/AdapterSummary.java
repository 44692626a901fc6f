package io.civstack.diffusion.inspection;

import java.util.List;

/**
 * What an adapter file is, read from its header alone.
 *
 * @param kinds what it is made of: {@code lora}, {@code loha}, {@code lokr}, {@code dora}, {@code diff}, {@code unsupported} (OFT, BOFT, GLoRA, IA3: not applied)
 * @param modules how many modules it names
 * @param rank the highest rank of its modules, 0 when it has none
 * @param baseModel what its metadata says it was trained on, such as {@code sd_v1}; empty when it says nothing
 * @param title from the file's metadata, empty when it has none
 * @param triggerWords words that the file's metadata says it was trained on, most frequent first
 * @param unknownTensors how many of its tensors have no name that an adapter's tensor has
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
