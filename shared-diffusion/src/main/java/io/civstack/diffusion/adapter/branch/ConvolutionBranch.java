package io.civstack.diffusion.adapter.branch;

import static io.civstack.diffusion.graph.Operators.extents;
import static io.civstack.diffusion.graph.Operators.isAbove;

import io.civstack.diffusion.arch.ModuleHook.Convolution;
import io.civstack.diffusion.graph.Attribute;
import io.civstack.diffusion.graph.GraphBuilder;
import io.civstack.diffusion.graph.Value;
import java.util.List;

/**
 * The low-rank branch of a convolution, while the graph is built.
 *
 * @param x {@code [batch, in, h, w]}
 * @param a {@code [R, in, k, k]}
 * @param gate {@code [1|batch, R, 1, 1]}: which ranks a row of the batch has
 * @param b {@code [out, R, 1, 1]}
 */
record ConvolutionBranch(GraphBuilder graph, Convolution module, Value x, Value a, Value gate, Value b) {

    /**
     * From this number of channels on, the plain convolution is built into both subgraphs of the {@code If} node, which
     * avoids copying its result. The weight is not prepacked, so it takes no memory twice. In small networks ONNX
     * Runtime fuses the layouts of neighbouring convolutions, which an {@code If} around each would prevent.
     */
    private static final long WIDE_CONVOLUTION = 256;

    /** Whether a run gives adapters for the module. */
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

    /** Whether the plain convolution is built twice instead of copying its result. */
    boolean isWide() {
        return Math.min(module.in(), module.out()) >= WIDE_CONVOLUTION;
    }
}
