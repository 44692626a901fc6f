package io.civstack.diffusion.prompt;

/**
 * A chunk after the text encoder.
 *
 * @param hidden {@link PromptChunk#LENGTH} x width values, row by row; {@link Emphasis} changes them
 * @param chunk with the attention weights
 * @param times how often the chunk counts among those that are weighted together
 */
@SuppressWarnings("ArrayRecordComponent") // changed in place, never compared
public record EncodedChunk(float[] hidden, PromptChunk chunk, int times) {

    public EncodedChunk {
        if (hidden.length % PromptChunk.LENGTH != 0 || times < 1) {
            throw new IllegalArgumentException(
                    "hidden states have " + PromptChunk.LENGTH + " rows and count once or more");
        }
    }

    double sum() {
        double sum = 0;
        for (float value : hidden) {
            sum += value;
        }
        return times * sum;
    }

    void multiply() {
        int width = hidden.length / PromptChunk.LENGTH;
        for (int i = 0; i < hidden.length; i++) {
            hidden[i] *= chunk.weights()[i / width];
        }
    }

    void scale(float factor) {
        for (int i = 0; i < hidden.length; i++) {
            hidden[i] *= factor;
        }
    }
}
