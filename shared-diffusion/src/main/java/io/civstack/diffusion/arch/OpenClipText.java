package io.civstack.diffusion.arch;

import io.civstack.diffusion.arch.ModuleHook.Linear;
import io.civstack.diffusion.graph.Attribute;
import io.civstack.diffusion.graph.ElementType;
import io.civstack.diffusion.graph.GraphBuilder;
import io.civstack.diffusion.graph.GraphModel;
import io.civstack.diffusion.graph.Operators;
import io.civstack.diffusion.graph.Value;
import io.civstack.diffusion.picture.Seamless;
import io.civstack.diffusion.safetensors.TensorEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * OpenCLIP's text transformer (Ilharco et al. 2021): ViT-H in SD2.x, ViT-bigG as SDXL's second encoder. The projections
 * of query, key and value are one tensor each of weight and bias; {@code text_projection} is stored transposed,
 * {@code [width, projection]}; heads are 64 wide, the activation is the exact GELU. The pooled state is that of the
 * end-of-text token, which has the highest id of the vocabulary.
 */
public final class OpenClipText implements TextEncoder {

    private static final String TABLE = "token_embedding.weight";
    private static final String POSITIONS = "positional_embedding";
    private static final String PROJECTION = "text_projection";
    private static final String LINEAR_PROJECTION = "text_projection.weight";

    private final Weights weights;

    /** @param weights below {@code model.}, with {@code transformer.resblocks.*} */
    public OpenClipText(Weights weights) {
        this.weights = weights;
    }

    @Override
    public TextSize size() {
        return TextSize.of(weights, TABLE, POSITIONS, "transformer.resblocks.", ".ln_1.weight");
    }

    /**
     * Whether a converter left out the last layer, which SD2 does not use. Recognised by the split projections that
     * this converter writes.
     */
    public boolean isCut() {
        return !weights.has("transformer.resblocks.0.attn.in_proj_weight");
    }

    /** Width of the pooled vector, 0 without a projection. */
    public int pooledWidth() {
        if (weights.has(LINEAR_PROJECTION)) {
            return Math.toIntExact(weights.require(LINEAR_PROJECTION, 2).dim(0));
        }
        return weights.has(PROJECTION)
                ? Math.toIntExact(weights.require(PROJECTION, 2).dim(1))
                : 0;
    }

    @Override
    public GraphModel graph(ModuleHook hook, Lowering lowering) {
        GraphBuilder graph = new GraphBuilder(lowering.numbers());
        Layers layers = new Layers(graph, weights, hook, 1, Seamless.NONE, lowering);
        Value ids = TextStates.ids(graph, tokens());
        Value x = TextStates.embed(graph, ids, weights.require(TABLE), weights.require(POSITIONS));
        List<Value> states = new ArrayList<>();
        for (int i = 0; i < layers(); i++) {
            x = layer(graph, layers, "transformer.resblocks." + i, x);
            states.add(x);
        }
        TextStates.give(graph, layers, "ln_final", states, this);
        if (pooledWidth() > 0) {
            Value projected = pool(graph, layers, hook, layers.layerNorm("ln_final", x), ids);
            graph.output("pooled", projected, "batch", pooledWidth());
        }
        return graph.build();
    }

    private Value layer(GraphBuilder graph, Layers layers, String name, Value x) {
        Value normal = layers.layerNorm(name + ".ln_1", x);
        Value q = projection(layers, name, "q", 0, normal);
        Value k = projection(layers, name, "k", 1, normal);
        Value v = projection(layers, name, "v", 2, normal);
        Value attended = layers.attention(q, k, v, size().heads(), true);
        Value y = layers.add(layers.linear(name + ".attn.out_proj", attended), x);
        Value wide = layers.linear(name + ".mlp.c_fc", layers.layerNorm(name + ".ln_2", y));
        return layers.add(layers.linear(name + ".mlp.c_proj", graph.op("Gelu", List.of(wide))), y);
    }

    /** A third of the fused projection, or a separate tensor where a converter split it. */
    private Value projection(Layers layers, String name, String part, int index, Value normal) {
        String module = name + ".attn." + part;
        if (weights.has(module + ".weight")) {
            return layers.linear(module, normal);
        }
        TensorEntry fused = weights.require(name + ".attn.in_proj_weight", 2);
        TensorEntry bias = weights.require(name + ".attn.in_proj_bias");
        return layers.linear(module, normal, fused.part(index, 3), Optional.of(bias.part(index, 3)));
    }

    /**
     * The state of the end-of-text token, selected by a product with a one-hot row, because a product has a gradient.
     */
    private Value pool(GraphBuilder graph, Layers layers, ModuleHook hook, Value last, Value ids) {
        Value end = graph.opTo(
                ElementType.INT64, "ArgMax", List.of(ids), Attribute.of("axis", 1L), Attribute.of("keepdims", 1L));
        Value depth = graph.constant(tokens());
        Value offAndOn = graph.constant(new float[] {0, 1}, 2);
        Value pick = graph.opTo(ElementType.FLOAT, "OneHot", List.of(end, depth, offAndOn));
        Value picked = graph.op("MatMul", List.of(graph.computable(pick), last));
        Value projected = weights.has(LINEAR_PROJECTION)
                ? layers.linear(PROJECTION, picked)
                : turnedProjection(graph, hook, picked);
        return graph.op("Reshape", List.of(projected, graph.constant(0, -1)));
    }

    /** The projection, stored as {@code [in, out]}; a merged one comes as {@code [out, in]} like all others. */
    private Value turnedProjection(GraphBuilder graph, ModuleHook hook, Value x) {
        TensorEntry stored = weights.require(PROJECTION, 2);
        Linear module = new Linear(PROJECTION, stored.dim(0), stored.dim(1));
        Value weight = hook.replace(graph, LINEAR_PROJECTION, stored.reshaped(module.out(), module.in()))
                .orElseGet(() -> graph.op("Transpose", List.of(graph.weight(stored)), Attribute.of("perm", 1, 0)));
        return hook.linear(
                graph, module, x, weight, () -> Operators.timesTransposed(graph, x, weight), UnaryOperator.identity());
    }
}
