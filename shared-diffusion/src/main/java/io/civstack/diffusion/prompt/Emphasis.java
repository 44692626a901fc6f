package io.civstack.diffusion.prompt;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How attention weights change hidden states; A1111's emphasis modes. */
public enum Emphasis {
    /** Multiplies, then rescales, so that the mean over the batch of chunks stays the same. A1111's default. */
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

    /** The value in infotext. */
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
     * Applies weights in place to chunks that A1111 encodes in one batch: the n-th chunks of all texts of a prompt. The
     * mean is restored over the batch, so a text without weights is scaled when another one has some.
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
