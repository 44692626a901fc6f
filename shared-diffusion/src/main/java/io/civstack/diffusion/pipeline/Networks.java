package io.civstack.diffusion.pipeline;

import io.civstack.diffusion.UnreadableModelException;
import io.civstack.diffusion.UnreadableModelException.Reason;
import io.civstack.diffusion.cache.LoadCost;
import io.civstack.diffusion.cache.NetworkCache;
import io.civstack.diffusion.cache.NetworkKey;
import io.civstack.diffusion.graph.GraphModel;
import io.civstack.diffusion.run.NetworkException;
import java.util.function.Supplier;

/** The loaded networks of checkpoints. */
final class Networks {

    private final NetworkCache cache;
    private final long budgetBytes;

    Networks(NetworkCache cache, long budgetBytes) {
        this.cache = cache;
        this.budgetBytes = budgetBytes;
    }

    NetworkCache.Lease lease(OpenedCheckpoint checkpoint, String component, Supplier<GraphModel> graph) {
        try {
            return cache.lease(
                    new NetworkKey(checkpoint.fingerprint(), component),
                    model -> LoadCost.modeFor(model, budgetBytes),
                    graph);
        } catch (NetworkException refused) {
            throw new UnreadableModelException(
                    Reason.INCOMPLETE,
                    "The model's " + component + " makes no sense: its tensors do not fit together.");
        }
    }
}
