package io.civstack.diffusion.adapter;

import io.civstack.diffusion.adapter.tensor.AdapterTensor;
import io.civstack.diffusion.inspection.EmbeddingSummary;
import io.civstack.diffusion.inspection.UnreadableModelException;
import io.civstack.diffusion.inspection.UnreadableModelException.Reason;
import io.civstack.diffusion.prompt.Inversion;
import io.civstack.diffusion.prompt.PromptChunk;
import io.civstack.diffusion.safetensors.SafetensorsFile;
import io.civstack.diffusion.safetensors.TensorEntry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A textual inversion (Gal et al. 2022): vectors that replace token embeddings where the prompt contains its name.
 *
 * @param name as prompts write it
 * @param byEncoder for each text encoder of the model, {@code [vectors, width]}
 * @param vectors number of token positions that it takes
 */
public record TextualInversion(String name, List<float[]> byEncoder, int vectors) implements Inversion {

    /** Tensor names for SDXL's two text encoders. */
    private static final List<List<String>> PAIRS =
            List.of(List.of("clip_l", "clip_g"), List.of("text_encoders_0", "text_encoders_1"));

    /** Tensor names for a single text encoder; a file with one tensor may use any name. */
    private static final List<String> SINGLE = List.of("emb_params", "string_to_param.*", "*");

    public TextualInversion {
        byEncoder = List.copyOf(byEncoder);
    }

    /**
     * Reads a file and checks that it fits the model.
     *
     * @param widths of the model's text encoders
     * @throws UnreadableModelException when it holds no embedding, or one for a model with other encoders
     */
    public static TextualInversion read(String name, Path path, List<Integer> widths) {
        SafetensorsFile file = SafetensorsFile.open(path);
        List<TensorEntry> tensors = tensors(file, name);
        if (tensors.size() != widths.size()) {
            throw misfit(
                    name, "is for a model with " + tensors.size() + " text encoder(s), this one has " + widths.size());
        }
        int vectors = vectors(tensors, name);
        List<float[]> byEncoder = new ArrayList<>();
        for (int i = 0; i < tensors.size(); i++) {
            TensorEntry tensor = tensors.get(i);
            if (tensor.elements() != (long) vectors * widths.get(i)) {
                throw misfit(name, "has vectors of " + tensor.shape() + ", the model's are " + widths.get(i) + " wide");
            }
            byEncoder.add(new AdapterTensor(tensor).read());
        }
        return new TextualInversion(name, byEncoder, vectors);
    }

    /**
     * The summary of a file, without a model.
     *
     * @throws UnreadableModelException when it holds no embedding
     */
    public static EmbeddingSummary summary(Path path) {
        SafetensorsFile file = SafetensorsFile.open(path);
        String name = path.getFileName().toString();
        List<TensorEntry> tensors = tensors(file, name);
        int vectors = vectors(tensors, name);
        List<Integer> widths = tensors.stream()
                .map(tensor -> Math.toIntExact(tensor.elements() / vectors))
                .toList();
        return new EmbeddingSummary(vectors, widths, file.fileBytes());
    }

    private static int vectors(List<TensorEntry> tensors, String name) {
        TensorEntry first = tensors.getFirst();
        long vectors = first.rank() == 1 ? 1 : first.rank() == 2 ? first.dim(0) : 0;
        if (vectors < 1 || vectors > PromptChunk.TOKENS) {
            throw misfit(name, "has " + vectors + " vectors; 1 to " + PromptChunk.TOKENS + " fit into a prompt");
        }
        return Math.toIntExact(vectors);
    }

    private static List<TensorEntry> tensors(SafetensorsFile file, String name) {
        Map<String, TensorEntry> all = file.tensors();
        for (List<String> pair : PAIRS) {
            if (all.keySet().containsAll(pair)) {
                return pair.stream().map(part -> file.find(part).orElseThrow()).toList();
            }
        }
        for (String single : SINGLE) {
            if (all.containsKey(single)) {
                return List.of(file.find(single).orElseThrow());
            }
        }
        if (all.size() == 1) {
            return List.copyOf(all.values());
        }
        throw new UnreadableModelException(
                Reason.UNKNOWN_ARCHITECTURE, "The file of the embedding " + name + " holds no textual inversion.");
    }

    private static UnreadableModelException misfit(String name, String why) {
        return new UnreadableModelException(Reason.OTHER_MODEL, "The embedding " + name + " " + why + ".");
    }
}
