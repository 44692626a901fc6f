package io.civstack.generation.model;

/**
 * One file of a model.
 *
 * @param path relative to the model's folder, such as {@code tokenizer/vocab.json}
 * @param sha256 64 lower-case hex digits
 * @param bytes length of the file
 */
public record ModelPart(String path, String sha256, long bytes) {

    /** The file with the tensors. */
    public static final String MAIN = "model.safetensors";

    /** The model card, in Markdown. */
    public static final String CARD = "README.md";

    public boolean isMain() {
        return path.equals(MAIN);
    }

    public boolean isCard() {
        return path.equals(CARD);
    }
}
