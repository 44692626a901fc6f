package io.civstack.diffusion.arch;

import io.civstack.diffusion.graph.Attribute;
import io.civstack.diffusion.graph.GraphBuilder;
import io.civstack.diffusion.graph.GraphModel;
import io.civstack.diffusion.graph.Value;
import io.civstack.diffusion.picture.Seamless;
import io.civstack.diffusion.safetensors.TensorEntry;
import java.util.List;

/**
 * The VAE between pixels and latents (Rombach et al. 2022), in the single-file layout.
 *
 * <p>Decoder: {@code z [batch, latent, h, w]}, already divided by the architecture's scale, to
 * {@code image [batch, 3, f*h, f*w]} in -1 to 1. Encoder: {@code image} to {@code mean} and
 * {@code logvar [batch, latent, h, w]}; a latent is mean times the scale.
 */
public final class Vae {

    private static final float EPSILON = 1e-6f;
    private static final float LOG_VARIANCE_BOTTOM = -30;
    private static final float LOG_VARIANCE_TOP = 20;

    private final Weights weights;
    private final int groups;

    /**
     * @param weights below {@code first_stage_model.}
     * @param groups of its group normalisations
     */
    public Vae(Weights weights, int groups) {
        this.weights = weights;
        this.groups = groups;
    }

    /** Channels of a latent. */
    public int latentChannels() {
        return Math.toIntExact(weights.require("decoder.conv_in.weight", 4).dim(1));
    }

    /** Pixels along the side of one latent point: 8. */
    public int factor() {
        return 1 << (weights.count("decoder.up.", ".block.0.norm1.weight") - 1);
    }

    /** For inference on CPUs. */
    public GraphModel decoder() {
        return decoder(Seamless.NONE, Lowering.SERVE);
    }

    /** @param seamless which edges of the pictures continue each other */
    public GraphModel decoder(Seamless seamless, Lowering lowering) {
        GraphBuilder graph = new GraphBuilder(lowering.numbers());
        Layers layers = new Layers(graph, weights, ModuleHook.NONE, groups, seamless, lowering);
        Value x = layers.input("z", "batch", latentChannels(), "h", "w");
        if (weights.has("post_quant_conv.weight")) {
            x = layers.conv("post_quant_conv", x);
        }
        x = middle(layers, "decoder.mid", layers.conv("decoder.conv_in", x));
        for (int level = weights.count("decoder.up.", ".block.0.norm1.weight") - 1; level >= 0; level--) {
            String name = "decoder.up." + level;
            x = blocks(layers, name, x);
            if (weights.has(name + ".upsample.conv.weight")) {
                x = layers.conv(name + ".upsample.conv", layers.upscale(x));
            }
        }
        x = layers.conv("decoder.conv_out", layers.silu(layers.groupNorm("decoder.norm_out", x, EPSILON)));
        graph.output("image", x, "batch", 3, "height", "width");
        return graph.build();
    }

    /** For inference on CPUs. */
    public GraphModel encoder() {
        return encoder(Seamless.NONE, Lowering.SERVE);
    }

    /** @param seamless which edges of the pictures continue each other */
    public GraphModel encoder(Seamless seamless, Lowering lowering) {
        GraphBuilder graph = new GraphBuilder(lowering.numbers());
        Layers layers = new Layers(graph, weights, ModuleHook.NONE, groups, seamless, lowering);
        Value x = layers.conv("encoder.conv_in", layers.input("image", "batch", 3, "height", "width"));
        int levels = weights.count("encoder.down.", ".block.0.norm1.weight");
        for (int level = 0; level < levels; level++) {
            String name = "encoder.down." + level;
            x = blocks(layers, name, x);
            if (weights.has(name + ".downsample.conv.weight")) {
                x = layers.conv(name + ".downsample.conv", x, 2, 0, 1);
            }
        }
        x = middle(layers, "encoder.mid", x);
        x = layers.conv("encoder.conv_out", layers.silu(layers.groupNorm("encoder.norm_out", x, EPSILON)));
        if (weights.has("quant_conv.weight")) {
            x = layers.conv("quant_conv", x);
        }
        List<Value> halves =
                graph.ops(2, "Split", List.of(x), Attribute.of("axis", 1L), Attribute.of("num_outputs", 2));
        Value logVariance = graph.op(
                "Clip", List.of(halves.get(1), bound(graph, LOG_VARIANCE_BOTTOM), bound(graph, LOG_VARIANCE_TOP)));
        graph.output("mean", halves.get(0), "batch", latentChannels(), "h", "w");
        graph.output("logvar", logVariance, "batch", latentChannels(), "h", "w");
        return graph.build();
    }

    private static Value bound(GraphBuilder graph, float number) {
        return graph.computable(graph.constant(new float[] {number}));
    }

    private Value blocks(Layers layers, String name, Value x) {
        Value y = x;
        int count = weights.count(name + ".block.", ".norm1.weight");
        for (int i = 0; i < count; i++) {
            y = residual(layers, name + ".block." + i, y);
        }
        return y;
    }

    private Value middle(Layers layers, String name, Value x) {
        Value y = residual(layers, name + ".block_1", x);
        y = attention(layers, name + ".attn_1", y);
        return residual(layers, name + ".block_2", y);
    }

    private Value residual(Layers layers, String name, Value x) {
        Value y = layers.conv(name + ".conv1", layers.silu(layers.groupNorm(name + ".norm1", x, EPSILON)));
        y = layers.conv(name + ".conv2", layers.silu(layers.groupNorm(name + ".norm2", y, EPSILON)));
        Value skip = weights.has(name + ".nin_shortcut.weight") ? layers.conv(name + ".nin_shortcut", x) : x;
        return layers.add(skip, y);
    }

    /** Self-attention with one head; its projections are stored as 1x1 convolutions. */
    private Value attention(Layers layers, String name, Value x) {
        TensorEntry query = weights.require(name + ".q.weight", 2);
        Value tokens = layers.toTokens(layers.groupNorm(name + ".norm", x, EPSILON), query.dim(1));
        Value q = layers.linear(name + ".q", tokens);
        Value k = layers.linear(name + ".k", tokens);
        Value v = layers.linear(name + ".v", tokens);
        Value attended = layers.linear(name + ".proj_out", layers.attention(q, k, v, 1, false));
        return layers.add(layers.fromTokens(attended, x), x);
    }
}
