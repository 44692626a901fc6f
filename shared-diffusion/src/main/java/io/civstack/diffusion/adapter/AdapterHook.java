package io.civstack.diffusion.adapter;

import io.civstack.diffusion.arch.ModuleHook;
import io.civstack.diffusion.graph.Attribute;
import io.civstack.diffusion.graph.GraphBuilder;
import io.civstack.diffusion.graph.Value;
import io.civstack.diffusion.safetensors.TensorEntry;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Builds a network that adapters can be given to: every linear map and convolution gets a branch of low rank beside it, whose matrices are
 * optional inputs that are empty when a run does not name them. For a module {@code m}, with R any number, 0 included:
 *
 * <ul>
 *   <li>linear: {@code m.lora_a [1|batch, in, R]}, {@code m.lora_b [1|batch, R + 1, out]}; y + (x A) B
 *   <li>convolution: {@code m.lora_a [R, in, k, k]}, {@code m.lora_gate [1|batch, R, 1, 1]}, {@code m.lora_b [out, R + 1, 1, 1]};
 *       y + conv(gate o conv(x, A), B), where the gate says which ranks a row of the batch has
 * </ul>
 *
 * <p>B has a rank of zeros at its end, and x A gets one in the graph: ONNX Runtime 1.29 leaves the result of a product over no ranks at all
 * unwritten, in convolutions always, in products of batches from the second row on.
 */
public final class AdapterHook implements ModuleHook {

    static final String A = ".lora_a";
    static final String B = ".lora_b";
    static final String GATE = ".lora_gate";

    private final Map<String, FloatBuffer> merged;

    /** @param merged weights to use in place of the file's, by tensor name, from {@link MergedWeights} */
    public AdapterHook(Map<String, FloatBuffer> merged) {
        this.merged = Map.copyOf(merged);
    }

    @Override
    public Optional<Value> replace(GraphBuilder graph, String tensorName, TensorEntry original) {
        long[] shape = original.shape().stream().mapToLong(Long::longValue).toArray();
        return Optional.ofNullable(merged.get(tensorName)).map(numbers -> graph.weight(tensorName, numbers, shape));
    }

    @Override
    public Value afterLinear(GraphBuilder graph, String name, Value x, Value y, long in, long out) {
        Value a = graph.optionalInput(name + A, new float[0], new long[] {1, in, 0}, rows(name), in, ranks(name));
        Value b =
                graph.optionalInput(name + B, zeros(out), new long[] {1, 1, out}, rows(name), ranks(name) + "+1", out);
        if (isVector(name)) {
            Value token = graph.op("Unsqueeze", List.of(x, graph.constant(1L)));
            Value branch = branch(graph, token, a, b);
            return graph.op("Add", List.of(y, graph.op("Squeeze", List.of(branch, graph.constant(1L)))));
        }
        return graph.op("Add", List.of(y, branch(graph, x, a, b)));
    }

    private static Value branch(GraphBuilder graph, Value x, Value a, Value b) {
        Value narrow = graph.op("MatMul", List.of(x, a));
        Value padded = graph.op("Pad", List.of(narrow, graph.constant(0, 0, 0, 0, 0, 1)));
        return graph.op("MatMul", List.of(padded, b));
    }

    @Override
    public Value afterConv(GraphBuilder graph, String name, Value x, Value y, Convolution shape) {
        long k = shape.kernel();
        Value a = graph.optionalInput(
                name + A, new float[0], new long[] {0, shape.in(), k, k}, ranks(name), shape.in(), k, k);
        Value b = graph.optionalInput(
                name + B, zeros(shape.out()), new long[] {shape.out(), 1, 1, 1}, shape.out(), ranks(name) + "+1", 1, 1);
        Value gate =
                graph.optionalInput(name + GATE, new float[0], new long[] {1, 0, 1, 1}, rows(name), ranks(name), 1, 1);
        Value narrow = graph.op(
                "Conv",
                List.of(x, a),
                Attribute.of("kernel_shape", k, k),
                Attribute.of("strides", shape.stride(), shape.stride()),
                Attribute.of("pads", shape.pad(), shape.pad(), shape.pad(), shape.pad()));
        Value gated = graph.op("Mul", List.of(narrow, gate));
        Value padded = graph.op("Pad", List.of(gated, graph.constant(0, 0, 0, 0, 0, 1, 0, 0)));
        Value branch = graph.op("Conv", List.of(padded, b), Attribute.of("kernel_shape", 1L, 1L));
        return graph.op("Add", List.of(y, branch));
    }

    /** Whether the UNet's module maps one vector a row of the batch instead of one a token. */
    private static boolean isVector(String name) {
        return name.startsWith("time_embed.") || name.startsWith("label_emb.") || name.endsWith(".emb_layers.1");
    }

    private static float[] zeros(long count) {
        return new float[Math.toIntExact(count)];
    }

    /** Extents that may differ between modules must not share a name, or the runtime may share memory between them. */
    private static String ranks(String name) {
        return name + ".ranks";
    }

    private static String rows(String name) {
        return name + ".rows";
    }
}
