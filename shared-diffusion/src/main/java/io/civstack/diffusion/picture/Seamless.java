package io.civstack.diffusion.picture;

/**
 * Which opposite edges of a picture match, so that it can be tiled (A1111: "Tiling"). Convolutions then pad with the
 * other side of the picture.
 *
 * @param across the left and the right edge
 * @param down the upper and the lower edge
 */
public record Seamless(boolean across, boolean down) {

    /** No edges match. */
    public static final Seamless NONE = new Seamless(false, false);

    public boolean any() {
        return across || down;
    }

    /** Part of the cache key of networks; empty for {@link #NONE}. */
    public String label() {
        return (across ? "+across" : "") + (down ? "+down" : "");
    }
}
