package io.civstack.diffusion.adapter;

import io.civstack.diffusion.arch.Lowering;
import io.civstack.diffusion.arch.ModuleHook;
import io.civstack.diffusion.graph.Attribute;
import io.civstack.diffusion.graph.ElementType;
import io.civstack.diffusion.graph.GraphBuilder;
import io.civstack.diffusion.graph.Value;
import io.civstack.diffusion.safetensors.TensorEntry;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Builds a network that adapters can be given to: every linear map and convolution gets a branch of low rank beside it, whose matrices are
 * optional inputs in the layout that adapter files have. For a module {@code m} and R ranks:
 *
 * <ul>
 *   <li>linear: {@code m.lora_a [1|batch, R, in]}, {@code m.lora_b [1|batch, out, R]}; y + (x A') B'
 *   <li>convolution: {@code m.lora_a [R, in, k, k]}, {@code m.lora_gate [1|batch, R, 1, 1]}, {@code m.lora_b [out, R, 1, 1]};
 *       y + conv(gate o conv(x, A), B), where the gate says which ranks a row of the batch has
 * </ul>
 *
 * <p>A module that a run does not name has no ranks, and a condition in the graph leaves its branch out. Where a graph may have no conditions
 * ({@link Lowering#mayChoose}) it has one rank of zeros instead: ONNX Runtime 1.29 leaves the result of a product over no ranks unwritten, in
 * convolutions always, in products of batches from the second row on.
 */
public final class AdapterHook implements ModuleHook {

    static final String A = ".lora_a";
    static final String B = ".lora_b";
    static final String GATE = ".lora_gate";

    /** Wider weights are not merged in the graph: one that is both added to and multiplied with is held twice. */
    private static final long NARROW_MAX = 640;

    /**
     * Channels from which on the plain convolution stands in both branches, so that its result is not copied; its weight is not packed, so two
     * cost no more than one. Small networks have fewer: for those the runtime lays out neighbouring convolutions together, which a condition
     * around each prevents.
     */
    private static final long WIDE_CONVOLUTION = 256;

    private final Map<String, FloatBuffer> merged;
    private final boolean mayChoose;
    private final long ranksOfNone;

    /** To serve pictures on processors. */
    public AdapterHook(Map<String, FloatBuffer> merged) {
        this(merged, Lowering.SERVE);
    }

    /**
     * @param merged weights to use in place of the file's, by tensor name, from {@link MergedWeights}
     * @param lowering of the networks that it is let into
     */
    public AdapterHook(Map<String, FloatBuffer> merged, Lowering lowering) {
        this.merged = Map.copyOf(merged);
        this.mayChoose = lowering.mayChoose();
        this.ranksOfNone = mayChoose ? 0 : 1;
    }

    @Override
    public Optional<Value> replace(GraphBuilder graph, String tensorName, TensorEntry original) {
        long[] shape = original.shape().stream().mapToLong(Long::longValue).toArray();
        return Optional.ofNullable(merged.get(tensorName)).map(numbers -> graph.weight(tensorName, numbers, shape));
    }

    @Override
    public Value linear(
            GraphBuilder graph,
            Linear module,
            Value x,
            Value weight,
            Supplier<Value> plain,
            UnaryOperator<Value> biased) {
        String name = module.name();
        long in = module.in();
        long out = module.out();
        Value a = matrix(graph, name + A, new long[] {1, ranksOfNone, in}, rows(name), ranks(name), in);
        Value b = matrix(graph, name + B, new long[] {1, out, ranksOfNone}, rows(name), out, ranks(name));
        if (!mayChoose) {
            return biased.apply(besides(graph, name, x, plain.get(), a, b));
        }
        Value any = isAbove(graph, extent(graph, a, 1), 0);
        Supplier<Value> apart = () -> {
            Value y = plain.get();
            return graph.choose(
                    any, () -> biased.apply(besides(graph, name, x, y, a, b)), () -> made(graph, y, biased.apply(y)));
        };
        if (isVector(name) || Math.min(in, out) > NARROW_MAX) {
            return apart.get();
        }
        Value merges = graph.op("And", List.of(any, isMergingCheaper(graph, module, x)));
        return graph.choose(merges, () -> biased.apply(merged(graph, x, weight, a, b)), apart);
    }

    /** A branch has to make its value: without a bias to add it copies the product, which was made before. */
    private static Value made(GraphBuilder graph, Value before, Value now) {
        return now.equals(before) ? graph.op("Identity", List.of(before)) : now;
    }

    /** y + (x A') B'. */
    private static Value besides(GraphBuilder graph, String name, Value x, Value y, Value a, Value b) {
        boolean vector = isVector(name);
        Value tokens = vector ? graph.op("Reshape", List.of(x, graph.constant(0, 1, -1))) : x;
        Value branch = transposed(graph, transposed(graph, tokens, a), b);
        return graph.op(
                "Add", List.of(y, vector ? graph.op("Reshape", List.of(branch, graph.constant(0, -1))) : branch));
    }

    /** x (W + B A)'. */
    private static Value merged(GraphBuilder graph, Value x, Value weight, Value a, Value b) {
        Value change = graph.op("MatMul", List.of(b, a));
        return transposed(graph, x, graph.op("Add", List.of(change, weight)));
    }

    /**
     * Whether adding B A to the weight costs less than a branch beside it: in * out * ranks products against tokens * (in + out) * ranks, and as
     * many sums. Of both the sums take a good part, so that merging pays from one and a half times the count on. Rows with adapters of their own
     * would need a weight each; for them this is only a guess.
     */
    private static Value isMergingCheaper(GraphBuilder graph, Linear module, Value x) {
        long tokens = 3 * module.in() * module.out() / (module.in() + module.out()) / 2;
        return isAbove(graph, graph.opTo(ElementType.INT64, "Size", List.of(x)), tokens * module.in());
    }

    private static Value transposed(GraphBuilder graph, Value x, Value matrix) {
        return graph.microsoftOp("FusedMatMul", List.of(x, matrix), Attribute.of("transB", 1));
    }

    @Override
    public Value convolution(GraphBuilder graph, Convolution module, Value x, Supplier<Value> plain) {
        String name = module.name();
        long k = module.kernel();
        Value a = matrix(graph, name + A, new long[] {ranksOfNone, module.in(), k, k}, ranks(name), module.in(), k, k);
        Value b =
                matrix(graph, name + B, new long[] {module.out(), ranksOfNone, 1, 1}, module.out(), ranks(name), 1, 1);
        Value gate = matrix(graph, name + GATE, new long[] {1, ranksOfNone, 1, 1}, rows(name), ranks(name), 1, 1);
        UnaryOperator<Value> besides = y -> {
            Value narrow = graph.op(
                    "Conv",
                    List.of(x, a),
                    Attribute.of("kernel_shape", k, k),
                    Attribute.of("strides", module.stride(), module.stride()),
                    Attribute.of("pads", module.pad(), module.pad(), module.pad(), module.pad()));
            Value gated = graph.op("Mul", List.of(narrow, gate));
            Value branch = graph.op("Conv", List.of(gated, b), Attribute.of("kernel_shape", 1L, 1L));
            return graph.op("Add", List.of(y, branch));
        };
        if (!mayChoose) {
            return besides.apply(plain.get());
        }
        Value any = isAbove(graph, extent(graph, a, 0), 0);
        if (Math.min(module.in(), module.out()) < WIDE_CONVOLUTION) {
            Value y = plain.get();
            return graph.choose(any, () -> besides.apply(y), () -> made(graph, y, y));
        }
        return graph.choose(any, () -> besides.apply(plain.get()), plain);
    }

    private static Value extent(GraphBuilder graph, Value value, long axis) {
        return graph.opTo(
                ElementType.INT64, "Shape", List.of(value), Attribute.of("start", axis), Attribute.of("end", axis + 1));
    }

    private static Value isAbove(GraphBuilder graph, Value number, long limit) {
        return graph.opTo(ElementType.BOOL, "Greater", List.of(number, graph.constant(limit)));
    }

    /** A matrix of zeros unless a run names it, in the type that the graph computes in. */
    private static Value matrix(GraphBuilder graph, String name, long[] none, Object... dims) {
        int numbers = Math.toIntExact(java.util.Arrays.stream(none).reduce(1, Math::multiplyExact));
        return graph.computable(graph.optionalInput(name, new float[numbers], none, dims));
    }

    /** Whether the UNet's module maps one vector a row of the batch instead of one a token. */
    private static boolean isVector(String name) {
        return name.startsWith("time_embed.") || name.startsWith("label_emb.") || name.endsWith(".emb_layers.1");
    }

    /** Extents that may differ between modules must not share a name, or the runtime may share memory between them. */
    private static String ranks(String name) {
        return name + ".ranks";
    }

    private static String rows(String name) {
        return name + ".rows";
    }
}
