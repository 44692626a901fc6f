package io.civstack.diffusion.cache;

import io.civstack.diffusion.arch.Lowering;
import io.civstack.diffusion.graph.GraphModel;
import io.civstack.diffusion.run.LoadMode;

/** What loaded networks cost, by measurement on SD1.5's UNet of 860 million weights. */
public final class LoadCost {

    /** Below this a network gains from every optimisation and loads in less than a second with all of them. */
    static final long SMALL_WIDE_BYTES_MAX = 256L << 20;

    /** A network held ready leaves this much room for the text encoders and the autoencoder of the same picture. */
    private static final double SPEED_SHARE = 0.85;

    private LoadCost() {}

    /** Whether a network with so many bytes of 32-bit weights is a small one. */
    public static boolean isSmall(long wideWeightBytes) {
        return wideWeightBytes <= SMALL_WIDE_BYTES_MAX;
    }

    /** How a network is best held by an engine on that target with that budget. */
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

    /** Memory that a loaded network keeps: widened weights, or the mapped file's pages, which the system counts against us as well. */
    static long heldBytes(GraphModel model, LoadMode mode) {
        return mode == LoadMode.MEMORY ? model.weightBytes() + model.replacedBytes() : model.wideWeightBytes();
    }
}
