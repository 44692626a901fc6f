package io.civstack.diffusion.adapter;

import io.civstack.diffusion.graph.Attribute;
import io.civstack.diffusion.graph.ElementType;
import io.civstack.diffusion.graph.GraphBuilder;
import io.civstack.diffusion.graph.Value;
import java.util.List;

/** Questions that a network asks of its inputs' sizes while it runs. */
final class Extents {

    private Extents() {}

    /** The extent along an axis. */
    static Value of(GraphBuilder graph, Value value, long axis) {
        return graph.opTo(
                ElementType.INT64, "Shape", List.of(value), Attribute.of("start", axis), Attribute.of("end", axis + 1));
    }

    static Value isAbove(GraphBuilder graph, Value number, long limit) {
        return graph.opTo(ElementType.BOOL, "Greater", List.of(number, graph.constant(limit)));
    }
}
