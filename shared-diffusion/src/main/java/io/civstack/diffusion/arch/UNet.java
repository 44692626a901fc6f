package io.civstack.diffusion.arch;

import io.civstack.diffusion.graph.Attribute;
import io.civstack.diffusion.graph.ElementType;
import io.civstack.diffusion.graph.GraphBuilder;
import io.civstack.diffusion.graph.GraphModel;
import io.civstack.diffusion.graph.Value;
import io.civstack.diffusion.inspection.UnreadableModelException;
import io.civstack.diffusion.inspection.UnreadableModelException.Reason;
import io.civstack.diffusion.picture.Seamless;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The denoising network of SD1.x, SD2.x and SDXL (Rombach et al. 2022; Podell et al. 2023), in the single-file layout.
 *
 * <p>Inputs: {@code x [batch, channels, h, w]} noisy latent, already divided by sqrt(sigma^2 + 1); {@code t [batch]}
 * time, 0 to 999, need not be whole; {@code context [batch, tokens, width]} hidden states of the text encoders;
 * {@code y [batch, labels]} only where the file has a label embedding. Output: {@code eps [batch, 4, h, w]}, noise or
 * velocity as the checkpoint was trained.
 */
public final class UNet {

    private static final float RES_EPSILON = 1e-5f;
    private static final float TRANSFORMER_EPSILON = 1e-6f;
    private static final long CONVOLUTIONAL_HEADS = 8;
    private static final long LINEAR_HEAD_WIDTH = 64;
    private static final double TIME_PERIOD = 10_000;

    private final Weights weights;
    private final int groups;

    /**
     * @param weights below {@code model.diffusion_model.}
     * @param groups of its group normalisations
     */
    public UNet(Weights weights, int groups) {
        this.weights = weights;
        this.groups = groups;
    }

    /** Channels of the latent it takes: 4, or 9 for inpainting, 8 for editing. */
    public int inputChannels() {
        return Math.toIntExact(weights.require("input_blocks.0.0.weight", 4).dim(1));
    }

    /** Width of the text encoders' hidden states. */
    public int contextWidth() {
        String name = weights.names().stream()
                .filter(candidate -> candidate.endsWith("attn2.to_k.weight"))
                .findFirst()
                .orElseThrow(() -> new UnreadableModelException(
                        Reason.INCOMPLETE, "The model file's UNet has no attention to text."));
        return Math.toIntExact(weights.require(name, 2).dim(1));
    }

    /** Width of the label vector, 0 where there is none. */
    public int labelWidth() {
        return weights.has("label_emb.0.0.weight")
                ? Math.toIntExact(weights.require("label_emb.0.0.weight", 2).dim(1))
                : 0;
    }

    /** For inference on CPUs. */
    public GraphModel graph(ModuleHook hook) {
        return graph(hook, Seamless.NONE, Lowering.SERVE);
    }

    /** @param seamless which edges of the pictures continue each other */
    public GraphModel graph(ModuleHook hook, Seamless seamless, Lowering lowering) {
        return new ForwardPass(hook, seamless, lowering).build();
    }

    /** One pass over the blocks. */
    private final class ForwardPass {

        private final GraphBuilder graph;
        private final Layers layers;
        private final Value context;
        private final Value time;
        private final Deque<Value> skips = new ArrayDeque<>();

        ForwardPass(ModuleHook hook, Seamless seamless, Lowering lowering) {
            graph = new GraphBuilder(lowering.numbers());
            layers = new Layers(graph, weights, hook, groups, seamless, lowering);
            context = layers.input("context", "batch", "tokens", contextWidth());
            time = layers.silu(embedding());
        }

        GraphModel build() {
            Value x = layers.input("x", "batch", inputChannels(), "height", "width");
            x = layers.conv("input_blocks.0.0", x);
            skips.push(x);
            int down = 1 + weightsCountFrom1("input_blocks.");
            for (int i = 1; i < down; i++) {
                x = inputBlock("input_blocks." + i, x);
                skips.push(x);
            }
            x = residual("middle_block.0", x);
            x = transformer("middle_block.1", x);
            x = residual("middle_block.2", x);
            int up = skips.size();
            for (int i = 0; i < up; i++) {
                x = outputBlock("output_blocks." + i, x);
            }
            x = layers.silu(layers.groupNorm("out.0", x, RES_EPSILON));
            graph.output("eps", layers.conv("out.2", x), "batch", 4, "height", "width");
            return graph.build();
        }

        private int weightsCountFrom1(String prefix) {
            int count = 0;
            while (count < Weights.BLOCKS_MAX
                    && (weights.has(prefix + (count + 1) + ".0.in_layers.0.weight")
                            || weights.has(prefix + (count + 1) + ".0.op.weight"))) {
                count++;
            }
            return count;
        }

        /**
         * Time embedding: a sinusoid, cosines first, in 32 bits because 16 do not tell neighbouring times apart; two
         * linear layers; plus the label embedding where there is one.
         */
        private Value embedding() {
            Value t = graph.input("t", ElementType.FLOAT, "batch");
            int channels =
                    Math.toIntExact(weights.require("time_embed.0.weight", 2).dim(1));
            Value column = graph.op("Unsqueeze", List.of(t, graph.constant(1L)));
            Value angles = graph.op("Mul", List.of(column, graph.constant(frequencies(channels / 2), channels / 2)));
            Value sinusoid = graph.op(
                    "Concat",
                    List.of(graph.op("Cos", List.of(angles)), graph.op("Sin", List.of(angles))),
                    Attribute.of("axis", 1L));
            Value embedded = twoLinears("time_embed.", graph.computable(sinusoid));
            if (labelWidth() == 0) {
                return embedded;
            }
            return layers.add(embedded, twoLinears("label_emb.0.", layers.input("y", "batch", labelWidth())));
        }

        private Value twoLinears(String prefix, Value x) {
            return layers.linear(prefix + "2", layers.silu(layers.linear(prefix + "0", x)));
        }

        private Value inputBlock(String name, Value x) {
            if (weights.has(name + ".0.op.weight")) {
                return layers.conv(name + ".0.op", x, 2, 1, 1);
            }
            Value y = residual(name + ".0", x);
            return weights.has(name + ".1.norm.weight") ? transformer(name + ".1", y) : y;
        }

        private Value outputBlock(String name, Value x) {
            Value y = graph.op("Concat", List.of(x, skips.pop()), Attribute.of("axis", 1L));
            y = residual(name + ".0", y);
            boolean attends = weights.has(name + ".1.norm.weight");
            if (attends) {
                y = transformer(name + ".1", y);
            }
            String upsampler = name + (attends ? ".2.conv" : ".1.conv");
            // The size of the next skip connection is the target: it is odd where downsampling rounded up.
            if (!weights.has(upsampler + ".weight")) {
                return y;
            }
            Value next = skips.peek();
            if (next == null) {
                throw new UnreadableModelException(
                        Reason.INCOMPLETE, "The model file's UNet enlarges more often than it makes smaller.");
            }
            return layers.conv(upsampler, layers.upscaleTo(y, next));
        }

        private Value residual(String name, Value x) {
            Value y = layers.conv(
                    name + ".in_layers.2", layers.silu(layers.groupNorm(name + ".in_layers.0", x, RES_EPSILON)));
            Value shift = layers.linear(name + ".emb_layers.1", time);
            y = layers.add(y, graph.op("Reshape", List.of(shift, graph.constant(0, 0, 1, 1))));
            y = layers.conv(
                    name + ".out_layers.3", layers.silu(layers.groupNorm(name + ".out_layers.0", y, RES_EPSILON)));
            Value skip = weights.has(name + ".skip_connection.weight") ? layers.conv(name + ".skip_connection", x) : x;
            return layers.add(skip, y);
        }

        private Value transformer(String name, Value x) {
            var projection = weights.require(name + ".proj_in.weight", 2);
            long inner = projection.dim(0);
            long heads = projection.rank() == 4 ? CONVOLUTIONAL_HEADS : Math.max(1, inner / LINEAR_HEAD_WIDTH);
            Value normal = layers.groupNorm(name + ".norm", x, TRANSFORMER_EPSILON);
            Value tokens = layers.linear(name + ".proj_in", layers.toTokens(normal, projection.dim(1)));
            int depth = weights.count(name + ".transformer_blocks.", ".norm1.weight");
            for (int i = 0; i < depth; i++) {
                tokens = block(name + ".transformer_blocks." + i, tokens, heads);
            }
            return layers.add(layers.fromTokens(layers.linear(name + ".proj_out", tokens), x), x);
        }

        private Value block(String name, Value tokens, long heads) {
            Value normal = layers.layerNorm(name + ".norm1", tokens);
            Value x = layers.add(attention(name + ".attn1", normal, normal, heads), tokens);
            x = layers.add(attention(name + ".attn2", layers.layerNorm(name + ".norm2", x), context, heads), x);
            return layers.add(feedForward(name + ".ff", layers.layerNorm(name + ".norm3", x)), x);
        }

        private Value attention(String name, Value x, Value source, long heads) {
            Value q = layers.linear(name + ".to_q", x);
            Value k = layers.linear(name + ".to_k", source);
            Value v = layers.linear(name + ".to_v", source);
            Value attended =
                    widensAttention() ? layers.wideAttention(q, k, v, heads) : layers.attention(q, k, v, heads, false);
            return layers.linear(name + ".to_out.0", attended);
        }

        /**
         * SD2's attention scores exceed the range of 16-bit floats, which gives black pictures. Recognised by linear
         * projections and no label.
         */
        private boolean widensAttention() {
            return labelWidth() == 0
                    && weights.require("middle_block.1.proj_in.weight", 2).rank() == 2;
        }

        /** GEGLU: the first half times the GELU of the second. */
        private Value feedForward(String name, Value x) {
            List<Value> halves = graph.ops(
                    2,
                    "Split",
                    List.of(layers.linear(name + ".net.0.proj", x)),
                    Attribute.of("axis", -1L),
                    Attribute.of("num_outputs", 2));
            Value gated = graph.op("Mul", List.of(halves.get(0), graph.op("Gelu", List.of(halves.get(1)))));
            return layers.linear(name + ".net.2", gated);
        }
    }

    private static float[] frequencies(int count) {
        float[] all = new float[count];
        for (int i = 0; i < count; i++) {
            all[i] = (float) Math.exp(-Math.log(TIME_PERIOD) * i / count);
        }
        return all;
    }
}
