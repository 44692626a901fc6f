package io.civstack.diffusion.prompt;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a weight does to the hidden states of a chunk. */
public enum Emphasis {
    /** Multiplies, then rescales the chunks weighed together so that their mean stays what it was. What A1111 does and shared prompts expect. */
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
     * Weighs chunks in place that A1111 gives its encoder in one call: those of one place in every text that a prompt has while it is drawn. Their
     * mean is kept together, so that a text without weights is scaled where another has some.
     *
     * @param together when all weights are 1 the states stay as they are
     */
    public void apply(List<EncodedChunk> together) {
        boolean weighted = together.stream().anyMatch(encoded -> encoded.chunk().isWeighted());
        if (!weighted || this == IGNORE || this == NONE) {
            return;
        }
        double before = together.stream().mapToDouble(EncodedChunk::sum).sum();
        together.forEach(EncodedChunk::multiply);
        double after = together.stream().mapToDouble(EncodedChunk::sum).sum();
        if (this == ORIGINAL && after != 0) {
            together.forEach(encoded -> encoded.scale((float) (before / after)));
        }
    }
}
