package io.civstack.diffusion.arch;

import io.civstack.diffusion.graph.GraphBuilder;
import io.civstack.diffusion.graph.GraphModel;
import io.civstack.diffusion.graph.Value;
import io.civstack.diffusion.picture.Seamless;
import java.util.ArrayList;
import java.util.List;

/**
 * CLIP's text transformer (Radford et al. 2021) under the names of the transformers library: SD1.x, and SDXL's first
 * encoder. Heads are 64 wide, the activation is x * sigmoid(1.702 x).
 */
public final class ClipText implements TextEncoder {

    private static final float QUICK_GELU = 1.702f;
    private static final String TABLE = "embeddings.token_embedding.weight";
    private static final String POSITIONS = "embeddings.position_embedding.weight";

    private final Weights weights;

    /** @param weights below {@code text_model.} */
    public ClipText(Weights weights) {
        this.weights = weights;
    }

    @Override
    public TextSize size() {
        return TextSize.of(weights, TABLE, POSITIONS, "encoder.layers.", ".layer_norm1.weight");
    }

    @Override
    public GraphModel graph(ModuleHook hook, Lowering lowering) {
        GraphBuilder graph = new GraphBuilder(lowering.numbers());
        Layers layers = new Layers(graph, weights, hook, 1, Seamless.NONE, lowering);
        Value ids = TextStates.ids(graph, tokens());
        Value x = TextStates.embed(graph, ids, weights.require(TABLE), weights.require(POSITIONS));
        List<Value> states = new ArrayList<>();
        for (int i = 0; i < layers(); i++) {
            x = layer(layers, "encoder.layers." + i, x);
            states.add(x);
        }
        TextStates.give(graph, layers, "final_layer_norm", states, this);
        return graph.build();
    }

    private Value layer(Layers layers, String name, Value x) {
        Value normal = layers.layerNorm(name + ".layer_norm1", x);
        Value q = layers.linear(name + ".self_attn.q_proj", normal);
        Value k = layers.linear(name + ".self_attn.k_proj", normal);
        Value v = layers.linear(name + ".self_attn.v_proj", normal);
        Value attended = layers.attention(q, k, v, size().heads(), true);
        Value y = layers.add(layers.linear(name + ".self_attn.out_proj", attended), x);
        Value wide = layers.linear(name + ".mlp.fc1", layers.layerNorm(name + ".layer_norm2", y));
        return layers.add(layers.linear(name + ".mlp.fc2", layers.gated(wide, QUICK_GELU)), y);
    }
}
