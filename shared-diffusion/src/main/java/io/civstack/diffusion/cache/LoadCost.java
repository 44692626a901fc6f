package io.civstack.diffusion.cache;

import io.civstack.diffusion.arch.Lowering;
import io.civstack.diffusion.graph.GraphModel;
import io.civstack.diffusion.run.LoadMode;

/**
 * Estimates the memory of loaded networks and chooses how they are held; measured with SD1.5's UNet of 860 million
 * weights.
 */
public final class LoadCost {

    /** Smaller networks are loaded with all graph optimisations, which takes less than a second. */
    static final long SMALL_WIDE_BYTES_MAX = 256L << 20;

    /** Part of the budget that a network in memory must leave for text encoders and VAE of the same picture. */
    private static final double SPEED_SHARE = 0.85;

    private LoadCost() {}

    /** Whether a network with so many bytes of 32-bit weights is loaded with all optimisations. */
    public static boolean isSmall(long wideWeightBytes) {
        return wideWeightBytes <= SMALL_WIDE_BYTES_MAX;
    }

    /** The load mode of a network for that target and budget. */
    public static LoadMode modeFor(GraphModel model, Lowering.Target target, long budgetBytes) {
        return switch (target) {
            case CPU -> modeFor(model, budgetBytes);
            case CUDA -> LoadMode.DEVICE;
        };
    }

    private static LoadMode modeFor(GraphModel model, long budgetBytes) {
        if (isSmall(model.wideWeightBytes())) {
            return LoadMode.SMALL;
        }
        return model.wideWeightBytes() <= budgetBytes * SPEED_SHARE ? LoadMode.SPEED : LoadMode.MEMORY;
    }

    /**
     * Memory of a loaded network in bytes: widened weights, or the pages of the mapped file, which also count as memory
     * of the process.
     */
    static long heldBytes(GraphModel model, LoadMode mode) {
        return mode == LoadMode.MEMORY ? model.weightBytes() + model.replacedBytes() : model.wideWeightBytes();
    }
}
