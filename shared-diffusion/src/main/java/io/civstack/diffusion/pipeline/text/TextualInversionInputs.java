package io.civstack.diffusion.pipeline.text;

import io.civstack.diffusion.adapter.TextualInversion;
import io.civstack.diffusion.arch.TextEncoder;
import io.civstack.diffusion.prompt.PromptChunk;
import io.civstack.diffusion.run.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The inputs of a {@link TextEncoder} that replace token embeddings by the vectors of textual inversions. */
final class TextualInversionInputs {

    private TextualInversionInputs() {}

    /** Empty when no chunk uses a textual inversion. */
    static Map<String, Tensor> of(List<PromptChunk> chunks, int encoder, int width) {
        if (chunks.stream().allMatch(chunk -> chunk.insertions().isEmpty())) {
            return Map.of();
        }
        float[] keep = new float[chunks.size() * PromptChunk.LENGTH];
        float[] inserts = new float[keep.length * width];
        Arrays.fill(keep, 1);
        for (int row = 0; row < chunks.size(); row++) {
            for (PromptChunk.Insertion insertion : chunks.get(row).insertions()) {
                if (insertion.inversion() instanceof TextualInversion inversion) {
                    int at = row * PromptChunk.LENGTH + insertion.position();
                    Arrays.fill(keep, at, at + inversion.vectors(), 0);
                    float[] vectors = inversion.byEncoder().get(encoder);
                    System.arraycopy(vectors, 0, inserts, at * width, vectors.length);
                }
            }
        }
        return Map.of(
                "keep", Tensor.floats(chunks.size(), PromptChunk.LENGTH, 1).put(keep),
                "inserts",
                        Tensor.floats(chunks.size(), PromptChunk.LENGTH, width).put(inserts));
    }
}
