package io.civstack.diffusion.prompt;

/**
 * A part of a prompt with one attention weight.
 *
 * @param text may be empty
 * @param weight 1 is ordinary; finite, may be negative
 */
public record WeightedText(String text, double weight) {

    static final WeightedText BREAK = new WeightedText("BREAK", -1);

    /** Whether this is the keyword BREAK: pads the current chunk and starts a new one. */
    public boolean isBreak() {
        return equals(BREAK);
    }

    WeightedText times(double factor) {
        return new WeightedText(text, Weight.bounded(weight * factor));
    }
}
