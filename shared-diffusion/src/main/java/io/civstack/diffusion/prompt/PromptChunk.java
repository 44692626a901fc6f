package io.civstack.diffusion.prompt;

import java.util.List;

/**
 * The input of a text encoder: bos, 75 tokens, eos.
 *
 * @param ids {@link #LENGTH} token ids; after the first eos the rest is padding
 * @param weights {@link #LENGTH} factors for the hidden states; 1 at bos, eos and padding
 * @param insertions positions where vectors of textual inversions replace token embeddings
 */
@SuppressWarnings("ArrayRecordComponent") // passed to the encoder, never compared
public record PromptChunk(int[] ids, float[] weights, List<Insertion> insertions) {

    /** Positions of a chunk: bos + 75 + eos. */
    public static final int LENGTH = 77;

    /** Tokens of a prompt that fit into one chunk. */
    public static final int TOKENS = LENGTH - 2;

    public PromptChunk {
        if (ids.length != LENGTH || weights.length != LENGTH) {
            throw new IllegalArgumentException("a chunk has " + LENGTH + " positions");
        }
        insertions = List.copyOf(insertions);
    }

    /**
     * @param position of the first vector in the chunk, 1 to 75 (0 is bos)
     * @param inversion which vectors; vector i goes to position + i
     */
    public record Insertion(int position, Inversion inversion) {}

    /** Whether any weight differs from 1: if none does, the hidden states are left alone. */
    public boolean isWeighted() {
        for (float weight : weights) {
            if (weight != 1) {
                return true;
            }
        }
        return false;
    }
}
