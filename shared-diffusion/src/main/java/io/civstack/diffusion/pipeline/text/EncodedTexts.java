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
 * What one text encoder made of texts, each by itself and before weights.
 *
 * @param width of a hidden state
 * @param texts by text; all have one number of chunks
 */
record EncodedTexts(int width, Map<String, Text> texts) {

    /**
     * @param chunks of the text, with empty ones behind them where another is longer
     * @param states of all chunks behind each other
     * @param pooled of the first chunk; empty where there is none
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    record Text(List<PromptChunk> chunks, float[] states, float[] pooled) {}

    /** Splits what was read of the chunks of all texts behind each other. */
    static EncodedTexts of(int width, Map<String, List<PromptChunk>> chunks, ChunkEncoder.Read read) {
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
            throw new IllegalStateException("a text of the plan was not read");
        }
        return known;
    }

    /** The states of a prompt's texts with their weights: A1111 gives its encoder the n-th chunks of all of them in one call. */
    Map<String, float[]> weighed(List<String> prompt, Emphasis emphasis) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        prompt.forEach(text -> counts.merge(text, 1, Integer::sum));
        int chunks = text(prompt.getFirst()).chunks().size();
        Map<String, float[]> weighed = new LinkedHashMap<>();
        counts.keySet().forEach(text -> weighed.put(text, new float[chunks * PromptChunk.LENGTH * width]));
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
            for (float[] states : weighed.values()) {
                System.arraycopy(together.get(i++).hidden(), 0, states, from, PromptChunk.LENGTH * width);
            }
        }
        return weighed;
    }
}
