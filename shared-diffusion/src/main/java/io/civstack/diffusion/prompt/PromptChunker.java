package io.civstack.diffusion.prompt;

import io.civstack.diffusion.tokenizer.ClipTokenizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Cuts a prompt of any length into chunks that the encoder can read. When a chunk is full and its last comma is at most
 * 20 tokens back, what follows the comma moves to the next chunk, so that phrases stay together. Thread safe.
 */
public final class PromptChunker {

    private static final int NO_TOKEN = -1;

    private final ClipTokenizer tokenizer;
    private final InversionNames inversions;
    private final int comma;

    public PromptChunker(ClipTokenizer tokenizer) {
        this(tokenizer, List.of());
    }

    /**
     * @param inversions that prompts may use by name; those without a name or with more vectors than a chunk holds are
     *     never found
     */
    public PromptChunker(ClipTokenizer tokenizer, Collection<? extends Inversion> inversions) {
        this.tokenizer = tokenizer;
        this.inversions = new InversionNames(tokenizer, inversions);
        this.comma = tokenizer.vocabulary().ids().getOrDefault(",</w>", NO_TOKEN);
    }

    /** The chunks of a prompt in the attention syntax; at least one, also of an empty prompt. */
    public List<PromptChunk> chunks(String prompt) {
        return chunks(Attention.parse(prompt));
    }

    /** The chunks of texts that have been read, see {@link Emphasis#read}. */
    public List<PromptChunk> chunks(List<WeightedText> texts) {
        ChunkCutting cutting = new ChunkCutting(tokenizer.vocabulary(), comma);
        for (WeightedText text : texts) {
            if (text.isBreak()) {
                cutting.close();
            } else {
                add(cutting, tokenizer.encode(text.text()), (float) text.weight());
            }
        }
        return cutting.finish();
    }

    /** Pads with empty chunks: guidance needs prompt and negative prompt of the same length. */
    public List<PromptChunk> padded(List<PromptChunk> chunks, int count) {
        List<PromptChunk> padded = new ArrayList<>(chunks);
        while (padded.size() < count) {
            padded.addAll(chunks(""));
        }
        return padded;
    }

    private void add(ChunkCutting cutting, int[] tokens, float weight) {
        int position = 0;
        while (position < tokens.length) {
            cutting.makeRoom(tokens[position]);
            InversionNames.Named named = inversions.at(tokens, position).orElse(null);
            if (named == null) {
                cutting.add(tokens[position], weight);
                position++;
            } else {
                cutting.insert(named.inversion(), weight);
                position += named.ids().length;
            }
        }
    }
}
