package io.civstack.diffusion.prompt;

/**
 * A stretch of prompt that is equally important throughout.
 *
 * @param text may be empty
 * @param weight 1 is ordinary; finite, may be negative
 */
public record WeightedText(String text, double weight) {

    static final WeightedText BREAK = new WeightedText("BREAK", -1);

    /** Whether this is no text but the order to fill up the chunk and begin another. */
    public boolean isBreak() {
        return equals(BREAK);
    }

    WeightedText times(double factor) {
        return new WeightedText(text, Weight.bounded(weight * factor));
    }
}
