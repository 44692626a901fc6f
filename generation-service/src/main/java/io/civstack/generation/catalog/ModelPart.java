package io.civstack.generation.catalog;

import jakarta.persistence.Embeddable;

/**
 * One file of a model.
 *
 * @param path beside the others, such as {@code tokenizer/vocab.json}
 * @param sha256 64 lower-case hex digits
 */
@Embeddable
public record ModelPart(String path, String sha256, long bytes) {

    /** The file that a model is. */
    static final String MAIN = "model.safetensors";

    /** What its maker says about it. */
    static final String CARD = "README.md";

    boolean isMain() {
        return path.equals(MAIN);
    }

    boolean isCard() {
        return path.equals(CARD);
    }
}
