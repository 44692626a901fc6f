package io.civstack.diffusion.pipeline.model;

import io.civstack.diffusion.arch.Lowering;
import io.civstack.diffusion.cache.LoadCost;
import io.civstack.diffusion.cache.NetworkCache;
import io.civstack.diffusion.cache.NetworkKey;
import io.civstack.diffusion.graph.GraphModel;
import io.civstack.diffusion.inspection.UnreadableModelException;
import io.civstack.diffusion.inspection.UnreadableModelException.Reason;
import io.civstack.diffusion.run.NetworkException;
import java.util.function.Function;

/**
 * Leases networks of checkpoints from the cache, which loads them when needed.
 *
 * @param budgetBytes memory that all loaded networks may use together
 * @param lowering the form in which graphs are built: target and number type
 */
public record LoadedNetworks(NetworkCache cache, long budgetBytes, Lowering lowering) {

    /** For CPUs. */
    public LoadedNetworks(NetworkCache cache, long budgetBytes) {
        this(cache, budgetBytes, Lowering.SERVE);
    }

    /** @param component name of the network, unique in the checkpoint */
    public NetworkCache.Lease lease(
            OpenedCheckpoint checkpoint, String component, Function<Lowering, GraphModel> graph) {
        return lease(checkpoint, component, lowering, graph);
    }

    /** The same with another lowering, such as 32 bits for one network. */
    public NetworkCache.Lease lease(
            OpenedCheckpoint checkpoint, String component, Lowering own, Function<Lowering, GraphModel> graph) {
        String numbers = own.equals(lowering) ? "" : "+" + own.numbers();
        try {
            return cache.lease(
                    new NetworkKey(checkpoint.fingerprint(), component + numbers),
                    model -> LoadCost.modeFor(model, own.target(), budgetBytes),
                    () -> graph.apply(own));
        } catch (NetworkException refused) {
            if (refused.isForWantOfMemory()) {
                throw refused;
            }
            throw new UnreadableModelException(
                    Reason.INCOMPLETE,
                    "The model's " + component + " makes no sense: its tensors do not fit together.",
                    refused);
        }
    }

    /**
     * Computes again in 32 bits when the result has NaN or infinity: activations of VAEs exceed the range of 16-bit
     * floats.
     */
    public float[] finite(Function<Lowering, float[]> computation) {
        float[] result = computation.apply(lowering);
        return lowering.isWide() || isFinite(result) ? result : computation.apply(lowering.wide());
    }

    private static boolean isFinite(float[] numbers) {
        for (float number : numbers) {
            if (!Float.isFinite(number)) {
                return false;
            }
        }
        return true;
    }
}
