package io.civstack.diffusion.adapter.branch;

import static io.civstack.diffusion.graph.Operators.extents;
import static io.civstack.diffusion.graph.Operators.isAbove;
import static io.civstack.diffusion.graph.Operators.timesTransposed;

import io.civstack.diffusion.arch.ModuleHook.Linear;
import io.civstack.diffusion.graph.ElementType;
import io.civstack.diffusion.graph.GraphBuilder;
import io.civstack.diffusion.graph.Value;
import java.util.List;

/**
 * The branch of low rank at a linear map, in a network that is built.
 *
 * @param x {@code [batch, tokens, in]}, or {@code [batch, in]}
 * @param a {@code [1|batch, R, in]}
 * @param b {@code [1|batch, out, R]}
 */
record LinearBranch(GraphBuilder graph, Linear module, Value x, Value a, Value b) {

    /** Wider weights are not merged in the graph: one that is both added to and multiplied with is held twice. */
    private static final long NARROW_MAX = 640;

    /** Whether a run names adapters for the module. */
    Value isThere() {
        return isAbove(graph, extents(graph, a, 1, 2), 0);
    }

    /** y + (x A') B'. */
    Value besides(Value y) {
        Value tokens = isVector() ? graph.op("Reshape", List.of(x, graph.constant(0, 1, -1))) : x;
        Value change = timesTransposed(graph, timesTransposed(graph, tokens, a), b);
        return graph.op(
                "Add", List.of(y, isVector() ? graph.op("Reshape", List.of(change, graph.constant(0, -1))) : change));
    }

    /** x (W + B A)'. */
    Value merged(Value weight) {
        Value change = graph.op("MatMul", List.of(b, a));
        return timesTransposed(graph, x, graph.op("Add", List.of(change, weight)));
    }

    /** Whether the weight is one that {@link #merged} is for. */
    boolean mayMerge() {
        return !isVector() && Math.min(module.in(), module.out()) <= NARROW_MAX;
    }

    /**
     * Whether adding B A to the weight costs less than a branch beside it: in * out * ranks products against tokens * (in + out) * ranks, and as
     * many sums. Of both the sums take a good part, so that merging pays from one and a half times the count on. Rows with adapters of their own
     * would need a weight each; for them this is only a guess.
     */
    Value isMergingCheaper() {
        long tokens = 3 * module.in() * module.out() / (module.in() + module.out()) / 2;
        Value numbers = graph.opTo(ElementType.INT64, "Size", List.of(x));
        return isAbove(graph, numbers, tokens * module.in());
    }

    /** Whether the UNet's module maps one vector a row of the batch instead of one a token. */
    private boolean isVector() {
        String name = module.name();
        return name.startsWith("time_embed.") || name.startsWith("label_emb.") || name.endsWith(".emb_layers.1");
    }
}
