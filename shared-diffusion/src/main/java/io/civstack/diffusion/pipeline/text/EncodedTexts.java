package io.civstack.diffusion.pipeline.text;

import io.civstack.diffusion.prompt.Emphasis;
import io.civstack.diffusion.prompt.EncodedChunk;
import io.civstack.diffusion.prompt.PromptChunk;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The hidden states that one text encoder gave for a set of texts, before attention weights are applied.
 *
 * @param width of a hidden state
 * @param texts by text; all have the same number of chunks
 */
record EncodedTexts(int width, Map<String, Text> texts) {

    /**
     * @param chunks of the text, padded with empty chunks to the length of the longest text
     * @param states of all chunks, one after the other
     * @param pooled of the first chunk; empty where there is none
     */
    @SuppressWarnings("ArrayRecordComponent") // passed on, never compared
    record Text(List<PromptChunk> chunks, float[] states, float[] pooled) {}

    /** Splits the encoder's output for the chunks of all texts by text. */
    static EncodedTexts of(int width, Map<String, List<PromptChunk>> chunks, ChunkEncoder.Encoded read) {
        Map<String, Text> texts = new LinkedHashMap<>();
        int stateLength = read.states().length / chunks.size();
        int pooledLength = read.pooled().length / chunks.size();
        int i = 0;
        for (var text : chunks.entrySet()) {
            int pooled = i * pooledLength;
            texts.put(
                    text.getKey(),
                    new Text(
                            text.getValue(),
                            Arrays.copyOfRange(read.states(), i * stateLength, (i + 1) * stateLength),
                            Arrays.copyOfRange(
                                    read.pooled(),
                                    pooled,
                                    pooled + pooledLength / text.getValue().size())));
            i++;
        }
        return new EncodedTexts(width, texts);
    }

    Text text(String text) {
        Text known = texts.get(text);
        if (known == null) {
            throw new IllegalStateException("a text of the plan was not encoded");
        }
        return known;
    }

    /**
     * The hidden states of a prompt's texts with attention weights applied. The n-th chunks of all texts are weighted
     * together, because A1111 encodes them in one batch and restores the mean over that batch.
     */
    Map<String, float[]> weighted(List<String> prompt, Emphasis emphasis) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        prompt.forEach(text -> counts.merge(text, 1, Integer::sum));
        int chunks = text(prompt.getFirst()).chunks().size();
        Map<String, float[]> weighted = new LinkedHashMap<>();
        counts.keySet().forEach(text -> weighted.put(text, new float[chunks * PromptChunk.LENGTH * width]));
        for (int place = 0; place < chunks; place++) {
            int from = place * PromptChunk.LENGTH * width;
            List<EncodedChunk> together = new ArrayList<>();
            for (var text : counts.entrySet()) {
                Text own = text(text.getKey());
                float[] hidden = Arrays.copyOfRange(own.states(), from, from + PromptChunk.LENGTH * width);
                together.add(new EncodedChunk(hidden, own.chunks().get(place), text.getValue()));
            }
            emphasis.apply(together);
            int i = 0;
            for (float[] states : weighted.values()) {
                System.arraycopy(together.get(i++).hidden(), 0, states, from, PromptChunk.LENGTH * width);
            }
        }
        return weighted;
    }
}
