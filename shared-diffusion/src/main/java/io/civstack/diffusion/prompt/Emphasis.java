package io.civstack.diffusion.prompt;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a weight does to the hidden states of a chunk. */
public enum Emphasis {
    /** Multiplies, then rescales the whole chunk so that its mean stays what it was. What A1111 does and shared prompts expect. */
    ORIGINAL("Original"),
    /** Multiplies only; steadier for SDXL, whose mean is near 0. */
    NO_NORM("No norm"),
    /** Reads the syntax and does nothing with the weights. */
    IGNORE("Ignore"),
    /** Reads no syntax at all: brackets are ordinary characters and {@code BREAK} is a word. */
    NONE("None");

    private final String label;

    Emphasis(String label) {
        this.label = label;
    }

    /** What infotext calls it. */
    public String label() {
        return label;
    }

    /** The mode of this label, whatever its case. */
    public static Optional<Emphasis> named(String label) {
        return Arrays.stream(values())
                .filter(mode -> mode.label.equalsIgnoreCase(label.strip()))
                .findFirst();
    }

    /** How a prompt is read in this mode. */
    public List<WeightedText> read(String prompt) {
        return this == NONE ? List.of(new WeightedText(prompt, 1)) : Attention.parse(prompt);
    }

    /**
     * Weighs one chunk in place.
     *
     * @param hidden {@link PromptChunk#LENGTH} x width values, row by row; changed
     * @param chunk whose weights to apply; when all are 1 the states stay as they are
     */
    public void apply(float[] hidden, PromptChunk chunk) {
        if (hidden.length % PromptChunk.LENGTH != 0) {
            throw new IllegalArgumentException("hidden states have " + PromptChunk.LENGTH + " rows");
        }
        if (!chunk.isWeighted() || this == IGNORE || this == NONE) {
            return;
        }
        double before = mean(hidden);
        multiply(hidden, chunk.weights());
        double after = mean(hidden);
        if (this == ORIGINAL && after != 0) {
            scale(hidden, (float) (before / after));
        }
    }

    private static void multiply(float[] hidden, float[] weights) {
        int width = hidden.length / PromptChunk.LENGTH;
        for (int i = 0; i < hidden.length; i++) {
            hidden[i] *= weights[i / width];
        }
    }

    private static void scale(float[] hidden, float factor) {
        for (int i = 0; i < hidden.length; i++) {
            hidden[i] *= factor;
        }
    }

    private static double mean(float[] hidden) {
        double sum = 0;
        for (float value : hidden) {
            sum += value;
        }
        return sum / hidden.length;
    }
}
