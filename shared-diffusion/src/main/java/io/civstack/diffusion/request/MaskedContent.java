package io.civstack.diffusion.request;

import java.util.Arrays;
import java.util.Optional;

/** What the masked part contains before denoising starts; A1111's "Masked content". */
public enum MaskedContent {
    /** The colours around the mask, blurred into it. */
    FILL("fill"),
    /** The pixels of the picture. */
    ORIGINAL("original"),
    /**
     * The initial noise of the seed as a clean latent, to which the same noise is added at the first sigma; needs a
     * strength near 1.
     */
    LATENT_NOISE("latent noise"),
    /** A latent of zeros, which decodes to a flat colour; needs a strength near 1. */
    LATENT_NOTHING("latent nothing");

    private final String label;

    MaskedContent(String label) {
        this.label = label;
    }

    /** The value in infotext. */
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
