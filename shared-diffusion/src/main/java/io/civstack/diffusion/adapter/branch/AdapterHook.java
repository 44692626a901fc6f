package io.civstack.diffusion.adapter.branch;

import io.civstack.diffusion.arch.Lowering;
import io.civstack.diffusion.arch.ModuleHook;
import io.civstack.diffusion.graph.GraphBuilder;
import io.civstack.diffusion.graph.Value;
import io.civstack.diffusion.safetensors.TensorEntry;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Adds a low-rank branch to every linear map and convolution of a graph. The matrices of the branch are optional inputs
 * in the layout of adapter files. For a module {@code m} and R ranks:
 *
 * <ul>
 *   <li>linear: {@code m.lora_a [1|batch, R, in]}, {@code m.lora_b [1|batch, out, R]}; y + (x A') B'
 *   <li>convolution: {@code m.lora_a [R, in, k, k]}, {@code m.lora_gate [1|batch, R, 1, 1]},
 *       {@code m.lora_b [out, R, 1, 1]}; y + conv(gate o conv(x, A), B), where the gate says which ranks a row of the
 *       batch has
 * </ul>
 *
 * <p>A module whose inputs are not given in a run has rank 0, and an {@code If} node skips its branch. Where a graph
 * may not have {@code If} nodes ({@link Lowering#mayChoose}) the branch has rank 1 with zeros instead, because ONNX
 * Runtime 1.29 does not write the result of a product over an empty axis: in convolutions never, in batched products
 * only the first row.
 */
public final class AdapterHook implements ModuleHook {

    public static final String A = ".lora_a";
    public static final String B = ".lora_b";
    public static final String GATE = ".lora_gate";

    private final Map<String, FloatBuffer> merged;
    private final boolean mayChoose;
    private final long ranksOfNone;

    /** For inference on CPUs. */
    public AdapterHook(Map<String, FloatBuffer> merged) {
        this(merged, Lowering.SERVE);
    }

    /**
     * @param merged weights to use in place of the file's, by tensor name, from {@code MergedWeights}
     * @param lowering of the graphs that the branches are added to
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
        LinearBranch branch = branch(graph, module, x);
        if (!mayChoose) {
            return biased.apply(branch.besides(plain.get()));
        }
        Value isThere = branch.isThere();
        Supplier<Value> apart = () -> {
            Value y = plain.get();
            return graph.choose(isThere, () -> biased.apply(branch.besides(y)), () -> made(graph, y, biased.apply(y)));
        };
        if (!branch.mayMerge()) {
            return apart.get();
        }
        Value merges = graph.op("And", List.of(isThere, branch.isMergingCheaper()));
        return graph.choose(merges, () -> biased.apply(branch.merged(weight)), apart);
    }

    private LinearBranch branch(GraphBuilder graph, Linear module, Value x) {
        String name = module.name();
        long in = module.in();
        long out = module.out();
        Value a = matrix(graph, name + A, new long[] {1, ranksOfNone, in}, rows(name), ranks(name), in);
        Value b = matrix(graph, name + B, new long[] {1, out, ranksOfNone}, rows(name), out, ranks(name));
        return new LinearBranch(graph, module, x, a, b);
    }

    @Override
    public Value convolution(GraphBuilder graph, Convolution module, Value x, Supplier<Value> plain) {
        ConvolutionBranch branch = branch(graph, module, x);
        if (!mayChoose) {
            return branch.besides(plain.get());
        }
        Value isThere = branch.isThere();
        if (branch.isWide()) {
            return graph.choose(isThere, () -> branch.besides(plain.get()), plain);
        }
        Value y = plain.get();
        return graph.choose(isThere, () -> branch.besides(y), () -> made(graph, y, y));
    }

    private ConvolutionBranch branch(GraphBuilder graph, Convolution module, Value x) {
        String name = module.name();
        long in = module.in();
        long out = module.out();
        long k = module.kernel();
        Value a = matrix(graph, name + A, new long[] {ranksOfNone, in, k, k}, ranks(name), in, k, k);
        Value b = matrix(graph, name + B, new long[] {out, ranksOfNone, 1, 1}, out, ranks(name), 1, 1);
        Value gate = matrix(graph, name + GATE, new long[] {1, ranksOfNone, 1, 1}, rows(name), ranks(name), 1, 1);
        return new ConvolutionBranch(graph, module, x, a, gate, b);
    }

    /** A subgraph of {@code If} needs a node that makes its output, so a value from outside is copied by Identity. */
    private static Value made(GraphBuilder graph, Value before, Value now) {
        return now.equals(before) ? graph.op("Identity", List.of(before)) : now;
    }

    /** An optional input with zeros as default, cast to the type that the graph computes in. */
    private static Value matrix(GraphBuilder graph, String name, long[] none, Object... dims) {
        int numbers = Math.toIntExact(Arrays.stream(none).reduce(1, Math::multiplyExact));
        return graph.computable(graph.optionalInput(name, new float[numbers], none, dims));
    }

    /**
     * Dynamic dimensions of different modules need different names: ONNX Runtime plans memory by assuming that equal
     * names are equal sizes.
     */
    private static String ranks(String name) {
        return name + ".ranks";
    }

    private static String rows(String name) {
        return name + ".rows";
    }
}
