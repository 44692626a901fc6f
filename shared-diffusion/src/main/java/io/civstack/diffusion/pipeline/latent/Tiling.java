package io.civstack.diffusion.pipeline.latent;

import io.civstack.diffusion.picture.Seamless;
import java.util.ArrayList;
import java.util.List;

/**
 * How a latent is cut into overlapping tiles. In an overlap the tiles are blended linearly, so that differences in
 * brightness leave no visible edge.
 *
 * @param side of a tile, in latents
 * @param overlap of neighbouring tiles, in latents; at most half a side
 */
record Tiling(int side, int overlap) {

    /** Points of a latent that the VAE takes in one piece: 1024 x 1024 pixels. */
    static final int UNTILED_LATENTS_MAX = 128 * 128;

    private static final Tiling LARGE = new Tiling(96, 32);

    Tiling {
        if (side < 2 || overlap < 1 || 2 * overlap > side) {
            throw new IllegalArgumentException("tiles overlap by at most half their side");
        }
    }

    /** The tiling for a latent of that size: one tile up to {@link #UNTILED_LATENTS_MAX}, and for seamless pictures. */
    static Tiling of(int height, int width, Seamless seamless) {
        boolean whole = height * width <= UNTILED_LATENTS_MAX || seamless.any();
        return whole ? new Tiling(Math.max(2, Math.max(height, width)), 1) : LARGE;
    }

    /** Where tiles begin along an axis; the last one ends with it, so it may overlap more. */
    List<Integer> starts(int length) {
        List<Integer> starts = new ArrayList<>(List.of(0));
        while (starts.getLast() + side < length) {
            starts.add(Math.min(starts.getLast() + side - overlap, length - side));
        }
        return starts;
    }

    /** A tile's extent along an axis of that length. */
    int extent(int length) {
        return Math.min(side, length);
    }

    /**
     * The blending weights of a tile along an axis: 1 inside, rising linearly from 0 over the overlap where it has a
     * neighbour.
     *
     * @param pixels of the tile along the axis
     * @param fade pixels of the overlap
     */
    static float[] weights(int pixels, int fade, boolean neighbourBefore, boolean neighbourAfter) {
        float[] weights = new float[pixels];
        for (int i = 0; i < pixels; i++) {
            float before = neighbourBefore ? Math.min(1, (i + 0.5f) / fade) : 1;
            float after = neighbourAfter ? Math.min(1, (pixels - i - 0.5f) / fade) : 1;
            weights[i] = before * after;
        }
        return weights;
    }
}
