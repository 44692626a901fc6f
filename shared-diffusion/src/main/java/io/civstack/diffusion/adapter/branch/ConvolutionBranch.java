package io.civstack.diffusion.adapter.branch;

import static io.civstack.diffusion.graph.Operators.extents;
import static io.civstack.diffusion.graph.Operators.isAbove;

import io.civstack.diffusion.arch.ModuleHook.Convolution;
import io.civstack.diffusion.graph.Attribute;
import io.civstack.diffusion.graph.GraphBuilder;
import io.civstack.diffusion.graph.Value;
import java.util.List;

/**
 * The branch of low rank at a convolution, in a network that is built.
 *
 * @param x {@code [batch, in, h, w]}
 * @param a {@code [R, in, k, k]}
 * @param gate {@code [1|batch, R, 1, 1]}: which ranks a row of the batch has
 * @param b {@code [out, R, 1, 1]}
 */
record ConvolutionBranch(GraphBuilder graph, Convolution module, Value x, Value a, Value gate, Value b) {

    /**
     * Channels from which on the plain convolution stands in both branches, so that its result is not copied; its weight is not packed, so two
     * cost no more than one. Small networks have fewer: for those the runtime lays out neighbouring convolutions together, which a condition
     * around each prevents.
     */
    private static final long WIDE_CONVOLUTION = 256;

    /** Whether a run names adapters for the module. */
    Value isThere() {
        return isAbove(graph, extents(graph, a, 0, 1), 0);
    }

    /** y + conv(gate o conv(x, A), B). */
    Value besides(Value y) {
        long k = module.kernel();
        Value narrow = graph.op(
                "Conv",
                List.of(x, a),
                Attribute.of("kernel_shape", k, k),
                Attribute.of("strides", module.stride(), module.stride()),
                Attribute.of("pads", module.pad(), module.pad(), module.pad(), module.pad()));
        Value gated = graph.op("Mul", List.of(narrow, gate));
        Value change = graph.op("Conv", List.of(gated, b), Attribute.of("kernel_shape", 1L, 1L));
        return graph.op("Add", List.of(y, change));
    }

    /** Whether the plain convolution is better built twice than its result copied. */
    boolean isWide() {
        return Math.min(module.in(), module.out()) >= WIDE_CONVOLUTION;
    }
}
