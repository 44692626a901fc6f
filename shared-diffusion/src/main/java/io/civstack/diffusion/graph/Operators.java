package io.civstack.diffusion.graph;

import java.util.List;

/** Small combinations of ONNX operators. */
public final class Operators {

    private Operators() {}

    /** Extents {@code from} to before {@code to} of a value's shape, as a vector. */
    public static Value extents(GraphBuilder graph, Value x, long from, long to) {
        return graph.opTo(ElementType.INT64, "Shape", List.of(x), Attribute.of("start", from), Attribute.of("end", to));
    }

    /** Whether a whole number is above a limit. */
    public static Value isAbove(GraphBuilder graph, Value number, long limit) {
        return graph.opTo(ElementType.BOOL, "Greater", List.of(number, graph.constant(limit)));
    }

    /**
     * x W' with {@code weight} as it is stored, {@code [out, in]}. FusedMatMul reads it transposed in place;
     * MatMul would need a transposed copy of it.
     */
    public static Value timesTransposed(GraphBuilder graph, Value x, Value weight) {
        return graph.microsoftOp("FusedMatMul", List.of(x, weight), Attribute.of("transB", 1));
    }
}
