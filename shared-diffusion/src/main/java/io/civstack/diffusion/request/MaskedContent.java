package io.civstack.diffusion.request;

import java.util.Arrays;
import java.util.Optional;

/** What a masked part of a picture is before it is drawn anew, as A1111 has it. */
public enum MaskedContent {
    /** The colours around it, flowing in from its edges; nothing of what was there shows through. */
    FILL("fill"),
    /** What the picture shows there. */
    ORIGINAL("original"),
    /** The noise of the seed, to which the walk adds the same noise at its first level; wants a strength near 1. */
    LATENT_NOISE("latent noise"),
    /** Zeros, which decode to a flat colour; wants a strength near 1. */
    LATENT_NOTHING("latent nothing");

    private final String label;

    MaskedContent(String label) {
        this.label = label;
    }

    /** What infotext calls it. */
    public String label() {
        return label;
    }

    /** The content of this label, whatever its case. */
    public static Optional<MaskedContent> named(String label) {
        return Arrays.stream(values())
                .filter(content -> content.label.equalsIgnoreCase(label.strip()))
                .findFirst();
    }
}
