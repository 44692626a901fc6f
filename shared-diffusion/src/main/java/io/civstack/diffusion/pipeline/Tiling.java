package io.civstack.diffusion.pipeline;

import java.util.ArrayList;
import java.util.List;

/**
 * How a latent is cut into overlapping tiles and their pictures are joined again: in an overlap each picture fades linearly into the other, so
 * that small differences in brightness have no edge.
 *
 * @param side of a tile, in latents
 * @param overlap of neighbouring tiles, in latents; at most half a side
 */
record Tiling(int side, int overlap) {

    Tiling {
        if (side < 2 || overlap < 1 || 2 * overlap > side) {
            throw new IllegalArgumentException("tiles overlap by at most half their side");
        }
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
     * How much a tile counts at its pixels along an axis: 1 inside, rising from 0 over the overlap where it has a neighbour.
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
