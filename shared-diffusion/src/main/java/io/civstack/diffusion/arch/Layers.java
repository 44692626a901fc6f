package io.civstack.diffusion.arch;

import io.civstack.diffusion.arch.ModuleHook.Convolution;
import io.civstack.diffusion.arch.ModuleHook.Linear;
import io.civstack.diffusion.graph.Attribute;
import io.civstack.diffusion.graph.ElementType;
import io.civstack.diffusion.graph.GraphBuilder;
import io.civstack.diffusion.graph.Operators;
import io.civstack.diffusion.graph.Value;
import io.civstack.diffusion.picture.Seamless;
import io.civstack.diffusion.safetensors.TensorEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Layers shared by all networks, built from the ONNX operators that are fastest in ONNX Runtime on CPUs. */
final class Layers {

    private final GraphBuilder graph;
    private final Weights weights;
    private final ModuleHook hook;
    private final int groups;
    private final Seamless seamless;
    private final Lowering lowering;

    /** @param seamless which edges the convolutions look around */
    Layers(GraphBuilder graph, Weights weights, ModuleHook hook, int groups, Seamless seamless, Lowering lowering) {
        this.seamless = seamless;
        this.lowering = lowering;
        this.graph = graph;
        this.weights = weights;
        this.hook = hook;
        this.groups = groups;
    }

    /** y = x W^T + b over the last axis. A 1x1 convolution's weight {@code [out, in, 1, 1]} serves as well. */
    Value linear(String name, Value x) {
        TensorEntry stored = weights.require(name + ".weight", 2);
        return linear(
                name,
                x,
                stored.reshaped(stored.dim(0), stored.elements() / Math.max(1, stored.dim(0))),
                weights.has(name + ".bias") ? Optional.of(weights.require(name + ".bias")) : Optional.empty());
    }

    /** The same with tensors that are not stored under the name of the module. */
    Value linear(String name, Value x, TensorEntry stored, Optional<TensorEntry> bias) {
        Value weight = affine(name + ".weight", stored);
        Linear module = new Linear(name, stored.dim(1), stored.dim(0));
        Optional<Value> b = bias.map(own -> affine(name + ".bias", own));
        return hook.linear(
                graph,
                module,
                x,
                weight,
                () -> Operators.timesTransposed(graph, x, weight),
                y -> b.map(own -> add(y, own)).orElse(y));
    }

    /** A convolution of stride 1 that keeps the size. */
    Value conv(String name, Value x) {
        long pad = weights.require(name + ".weight", 4).dim(2) / 2;
        return conv(name, x, 1, pad, pad);
    }

    /** A convolution with its own stride, pad at top and left, and pad at bottom and right. */
    Value conv(String name, Value x, long stride, long before, long after) {
        if (seamless.any() && before + after > 0) {
            Value across = padded(x, 3, seamless.across(), before, after);
            return bareConv(name, padded(across, 2, seamless.down(), before, after), stride, 0, 0);
        }
        return bareConv(name, x, stride, before, after);
    }

    /** Pads an axis: circular for seamless pictures, else with zeros. */
    private Value padded(Value x, long axis, boolean continues, long before, long after) {
        if (!continues) {
            long[] pads = new long[8];
            pads[(int) axis] = before;
            pads[(int) axis + 4] = after;
            return graph.op("Pad", List.of(x, graph.constant(pads)));
        }
        List<Value> parts = new ArrayList<>();
        if (before > 0) {
            parts.add(slice(x, -before, Long.MAX_VALUE, axis));
        }
        parts.add(x);
        if (after > 0) {
            parts.add(slice(x, 0, after, axis));
        }
        return graph.op("Concat", parts, Attribute.of("axis", axis));
    }

    private Value slice(Value x, long from, long to, long axis) {
        return graph.op("Slice", List.of(x, graph.constant(from), graph.constant(to), graph.constant(axis)));
    }

    private Value bareConv(String name, Value x, long stride, long before, long after) {
        TensorEntry stored = weights.require(name + ".weight", 4);
        TensorEntry bias = weights.require(name + ".bias");
        Value weight = affine(name + ".weight", stored);
        Value b = affine(name + ".bias", bias);
        Convolution module = new Convolution(name, stored.dim(1), stored.dim(0), stored.dim(2), stride, before);
        return hook.convolution(
                graph,
                module,
                x,
                () -> graph.op(
                        "Conv",
                        List.of(x, weight, b),
                        Attribute.of("kernel_shape", stored.dim(2), stored.dim(3)),
                        Attribute.of("strides", stride, stride),
                        Attribute.of("pads", before, before, after, after)));
    }

    /** Layer norm over the last axis, eps 1e-5. */
    Value layerNorm(String name, Value x) {
        Value scale = affine(name + ".weight", weights.require(name + ".weight"));
        Value bias = affine(name + ".bias", weights.require(name + ".bias"));
        return graph.op(
                "LayerNormalization",
                List.of(x, scale, bias),
                Attribute.of("axis", -1L),
                Attribute.of("epsilon", 1e-5f));
    }

    /**
     * Group norm of {@code [batch, channels, h, w]}: InstanceNormalization over the groups, then scale and bias for
     * each channel.
     */
    Value groupNorm(String name, Value x, float epsilon) {
        TensorEntry scale = weights.require(name + ".weight");
        TensorEntry bias = weights.require(name + ".bias");
        long channels = scale.elements();
        Value grouped = graph.op("Reshape", List.of(x, graph.constant(0, groups, -1)));
        Value ones = graph.computable(graph.constant(filled(1), groups));
        Value zeros = graph.computable(graph.constant(filled(0), groups));
        Value normal =
                graph.op("InstanceNormalization", List.of(grouped, ones, zeros), Attribute.of("epsilon", epsilon));
        Value shaped = graph.op("Reshape", List.of(normal, Operators.extents(graph, x, 0, 4)));
        Value scaled = graph.op("Mul", List.of(shaped, affine(name + ".weight", scale.reshaped(channels, 1L, 1L))));
        return graph.op("Add", List.of(scaled, affine(name + ".bias", bias.reshaped(channels, 1L, 1L))));
    }

    /** An input of floats, in the type that the graph computes in. */
    Value input(String name, Object... dims) {
        return graph.computable(graph.input(name, ElementType.FLOAT, dims));
    }

    /** x * sigmoid(x). */
    Value silu(Value x) {
        return gated(x, 1);
    }

    /** x * sigmoid(alpha x). */
    Value gated(Value x, float alpha) {
        if (!lowering.learns()) {
            return graph.microsoftOp("QuickGelu", List.of(x), Attribute.of("alpha", alpha));
        }
        Value inner = alpha == 1 ? x : graph.op("Mul", List.of(x, graph.constant(new float[] {alpha}, 1)));
        return graph.op("Mul", List.of(x, graph.op("Sigmoid", List.of(inner))));
    }

    /** softmax(q k^T / sqrt(d)) v with heads side by side in the last axis. */
    Value attention(Value q, Value k, Value v, long heads, boolean causal) {
        return graph.microsoftOp(
                "MultiHeadAttention",
                List.of(q, k, v),
                Attribute.of("num_heads", heads),
                Attribute.of("unidirectional", causal ? 1 : 0));
    }

    /** The same in 32 bits, whatever the graph computes in. */
    Value wideAttention(Value q, Value k, Value v, long heads) {
        return graph.computable(attention(wide(q), wide(k), wide(v), heads, false));
    }

    private Value wide(Value x) {
        return x.type() == ElementType.FLOAT ? x : graph.cast(x, ElementType.FLOAT);
    }

    Value add(Value a, Value b) {
        return graph.op("Add", List.of(a, b));
    }

    /** {@code [batch, c, h, w]} as {@code [batch, h*w, c]}. */
    Value toTokens(Value x, long channels) {
        Value flat = graph.op("Reshape", List.of(x, graph.constant(0, channels, -1)));
        return graph.op("Transpose", List.of(flat), Attribute.of("perm", 0, 2, 1));
    }

    /** The inverse of the above, into the shape of {@code like}. */
    Value fromTokens(Value tokens, Value like) {
        Value flat = graph.op("Transpose", List.of(tokens), Attribute.of("perm", 0, 2, 1));
        return graph.op("Reshape", List.of(flat, Operators.extents(graph, like, 0, 4)));
    }

    /** Nearest-neighbour upsampling by 2. */
    Value upscale(Value x) {
        return graph.op(
                "Resize",
                List.of(x, NOTHING, graph.constant(new float[] {1, 1, 2, 2}, 4)),
                Attribute.of("mode", "nearest"),
                Attribute.of("coordinate_transformation_mode", "asymmetric"),
                Attribute.of("nearest_mode", "floor"));
    }

    /**
     * Nearest-neighbour upsampling to the size of {@code like}: by 2, or one row or column less where downsampling had
     * rounded up. For training, sides are even, and upsampling by 2 has a gradient.
     */
    Value upscaleTo(Value x, Value like) {
        if (lowering.learns()) {
            return upscale(x);
        }
        Value sizes = graph.op(
                "Concat",
                List.of(Operators.extents(graph, x, 0, 2), Operators.extents(graph, like, 2, 4)),
                Attribute.of("axis", 0L));
        return graph.op(
                "Resize",
                List.of(x, NOTHING, NOTHING, sizes),
                Attribute.of("mode", "nearest"),
                Attribute.of("coordinate_transformation_mode", "asymmetric"),
                Attribute.of("nearest_mode", "floor"));
    }

    /** The tensor of a module, or the merged weight that an adapter puts in its place. */
    private Value affine(String name, TensorEntry stored) {
        return hook.replace(graph, name, stored).orElseGet(() -> graph.weight(stored));
    }

    private float[] filled(float number) {
        float[] all = new float[groups];
        java.util.Arrays.fill(all, number);
        return all;
    }

    /** The empty name, by which ONNX leaves an optional input out. */
    private static final Value NOTHING = new Value("", ElementType.FLOAT);
}
