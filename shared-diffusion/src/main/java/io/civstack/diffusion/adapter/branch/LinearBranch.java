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
 * The low-rank branch of a linear map, while the graph is built.
 *
 * @param x {@code [batch, tokens, in]}, or {@code [batch, in]}
 * @param a {@code [1|batch, R, in]}
 * @param b {@code [1|batch, out, R]}
 */
record LinearBranch(GraphBuilder graph, Linear module, Value x, Value a, Value b) {

    /**
     * Weights of wider modules are not merged at run time: a weight that is both an operand of Add and of MatMul is
     * held in memory twice.
     */
    private static final long NARROW_MAX = 640;

    /** Whether a run gives adapters for the module. */
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

    /** Whether the module is narrow enough for {@link #merged}. */
    boolean mayMerge() {
        return !isVector() && Math.min(module.in(), module.out()) <= NARROW_MAX;
    }

    /**
     * Whether adding B A to the weight is cheaper than the branch: in * out * ranks multiplications against tokens *
     * (in + out) * ranks. Measured, merging pays when the branch has 1.5 times as many. Not exact for rows with
     * different adapters, which cannot be merged into one weight.
     */
    Value isMergingCheaper() {
        long tokens = 3 * module.in() * module.out() / (module.in() + module.out()) / 2;
        Value numbers = graph.opTo(ElementType.INT64, "Size", List.of(x));
        return isAbove(graph, numbers, tokens * module.in());
    }

    /**
     * Whether the module of the UNet takes one vector for each row of the batch (time and label embedding) instead of
     * one for each token.
     */
    private boolean isVector() {
        String name = module.name();
        return name.startsWith("time_embed.") || name.startsWith("label_emb.") || name.endsWith(".emb_layers.1");
    }
}
