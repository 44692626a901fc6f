package io.civstack.diffusion.arch;

import io.civstack.diffusion.graph.Attribute;
import io.civstack.diffusion.graph.ElementType;
import io.civstack.diffusion.graph.GraphBuilder;
import io.civstack.diffusion.graph.Value;
import io.civstack.diffusion.safetensors.TensorEntry;
import java.util.List;

/** Shared by both text encoders: token embeddings at the start, outputs of layers at the end. */
final class TextStates {

    private TextStates() {}

    static Value ids(GraphBuilder graph, int tokens) {
        return graph.input("ids", ElementType.INT32, "batch", tokens);
    }

    /** Token embedding, with textual inversions put in, plus position. */
    static Value embed(GraphBuilder graph, Value ids, TensorEntry table, TensorEntry positions) {
        Value gathered = graph.op("Gather", List.of(graph.weight(table), ids), Attribute.of("axis", 0L));
        Value keep = graph.computable(
                graph.optionalInput("keep", new float[] {1}, new long[] {1, 1, 1}, "keeps", "keep_tokens", 1));
        Value inserts = graph.computable(graph.optionalInput(
                "inserts", new float[] {0}, new long[] {1, 1, 1}, "inserted", "insert_tokens", "insert_width"));
        Value own = graph.op("Add", List.of(graph.op("Mul", List.of(gathered, keep)), inserts));
        return graph.op("Add", List.of(own, graph.weight(positions)));
    }

    static void give(GraphBuilder graph, Layers layers, String finalNorm, List<Value> states, TextEncoder encoder) {
        for (int n = 1; n <= Math.min(states.size(), TextEncoder.SKIPS_MAX); n++) {
            Value state = states.get(states.size() - n);
            graph.output("hidden." + n, state, "batch", encoder.tokens(), encoder.width());
            graph.output("skip." + n, layers.layerNorm(finalNorm, state), "batch", encoder.tokens(), encoder.width());
        }
    }
}
