package io.civstack.diffusion.picture;

/**
 * Which opposite edges continue each other, so that copies of the picture laid side by side show no seam.
 *
 * @param across the left and the right edge
 * @param down the upper and the lower edge
 */
public record Seamless(boolean across, boolean down) {

    /** Every edge is an end. */
    public static final Seamless NONE = new Seamless(false, false);

    public boolean any() {
        return across || down;
    }

    /** What tells networks of it apart; empty for none. */
    public String label() {
        return (across ? "+across" : "") + (down ? "+down" : "");
    }
}
