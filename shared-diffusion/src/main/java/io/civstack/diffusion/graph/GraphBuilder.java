package io.civstack.diffusion.graph;

import io.civstack.diffusion.safetensors.TensorEntry;
import java.io.File;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Collects nodes and weights and writes them as an ONNX ModelProto.
 *
 * <p>Field numbers are those of {@code onnx.proto}; they are frozen by the ONNX specification. Dimensions of inputs and
 * outputs are numbers or names ({@code "batch"}), so one model serves every size.
 */
public final class GraphBuilder {

    /** ONNX 1.16: GroupNormalization with a scale a channel. */
    private static final int OPSET = 21;

    private static final int IR_VERSION = 10;
    private static final String MICROSOFT = "com.microsoft";

    private final ElementType compute;
    private List<Node> nodes = new ArrayList<>();
    private final ProtoWriter initializers = new ProtoWriter();
    private final ProtoWriter inputs = new ProtoWriter();
    private final ProtoWriter outputs = new ProtoWriter();
    private final List<String> inputNames = new ArrayList<>();
    private final Map<String, GraphModel.OptionalInput> optional = new HashMap<>();
    private final List<String> outputNames = new ArrayList<>();
    private final Map<String, Value> weights = new HashMap<>();
    private final Map<String, GraphModel.Replacement> replaced = new HashMap<>();
    private long weightBytes;
    private long wideWeightBytes;
    private int valueCount;
    private String weightRoot = File.separator;

    /** A graph that computes in 32-bit floats. */
    public GraphBuilder() {
        this(ElementType.FLOAT);
    }

    /**
     * A graph that computes in that type.
     *
     * @param compute what weights are widened or narrowed to: {@link ElementType#FLOAT} or {@link ElementType#FLOAT16}
     */
    public GraphBuilder(ElementType compute) {
        this.compute = compute;
    }

    /** The type that the graph computes in. */
    public ElementType compute() {
        return compute;
    }

    /** A required input. Dimensions are numbers (Long, Integer) or names (String). */
    public Value input(String name, ElementType type, Object... dims) {
        inputs.message(11, valueInfo(name, type, dims));
        inputNames.add(name);
        return new Value(name, type);
    }

    /**
     * An input with a default. In the ONNX model it is required, because ONNX Runtime's Java API refuses to feed inputs
     * that have an initializer; the loader passes the default.
     */
    public Value optionalInput(String name, float[] value, long[] valueShape, Object... dims) {
        inputs.message(11, valueInfo(name, ElementType.FLOAT, dims));
        optional.put(name, new GraphModel.OptionalInput(value, valueShape));
        return new Value(name, ElementType.FLOAT);
    }

    /** Makes a value an output under this name; 16-bit floats are cast to 32. */
    public void output(String name, Value value, Object... dims) {
        Value wide = value.type() == ElementType.FLOAT16 ? cast(value, ElementType.FLOAT) : value;
        nodes.add(new Node("Identity", "", List.of(wide.name()), List.of(name)));
        outputs.message(12, valueInfo(name, wide.type(), dims));
        outputNames.add(name);
    }

    /**
     * A tensor of a file, mapped by ONNX Runtime, with a Cast when its type is not that of the graph. A tensor becomes
     * one initializer only.
     */
    public Value weight(TensorEntry tensor) {
        String key = tensor.name() + tensor.shape();
        Value known = weights.get(key);
        if (known != null) {
            return known;
        }
        String name = "w" + weights.size() + ":" + tensor.name();
        ElementType stored = ElementType.of(tensor.dtype());
        initializers.message(5, external(name, stored, tensor));
        weightBytes += tensor.length();
        weightRoot = tensor.file().getRoot().toString();
        wideWeightBytes += compute.bytes() * tensor.elements();
        Value value = computable(new Value(name, stored));
        weights.put(key, value);
        return value;
    }

    /** A weight in memory. The buffer must be direct and live as long as the loaded model. */
    public Value weight(String name, FloatBuffer numbers, long[] shape) {
        String unique = "m" + replaced.size() + ":" + name;
        ProtoWriter tensor = tensorHead(unique, ElementType.FLOAT, shape).integer(14, 1);
        tensor.message(13, entry("location", "memory/" + replaced.size()));
        initializers.message(5, tensor);
        replaced.put(unique, new GraphModel.Replacement(numbers, shape));
        wideWeightBytes += (long) compute.bytes() * numbers.limit();
        return computable(new Value(unique, ElementType.FLOAT));
    }

    /** Casts to the type that the graph computes in. */
    public Value computable(Value value) {
        return value.type() == compute ? value : cast(value, compute);
    }

    /** 32-bit floats, whatever the graph computes in. */
    public Value constant(float[] numbers, long... shape) {
        String name = "c" + valueCount++;
        initializers.message(5, inline(name, ElementType.FLOAT, littleEndian(numbers), shape));
        return new Value(name, ElementType.FLOAT);
    }

    /** A vector of whole numbers, such as a shape. */
    public Value constant(long... numbers) {
        String name = "c" + valueCount++;
        ByteBuffer raw = ByteBuffer.allocate(8 * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
        Arrays.stream(numbers).forEach(raw::putLong);
        initializers.message(5, inline(name, ElementType.INT64, raw.array(), new long[] {numbers.length}));
        return new Value(name, ElementType.INT64);
    }

    /**
     * A standard operator with one output of its first input's type; optional inputs that are absent are left off the
     * end.
     */
    public Value op(String operator, List<Value> arguments, Attribute... attributes) {
        return op(operator, "", arguments, arguments.getFirst().type(), attributes);
    }

    /** An operator of ONNX Runtime's own. */
    public Value microsoftOp(String operator, List<Value> arguments, Attribute... attributes) {
        return op(operator, MICROSOFT, arguments, arguments.getFirst().type(), attributes);
    }

    /** A standard operator with one output of another type. */
    public Value opTo(ElementType type, String operator, List<Value> arguments, Attribute... attributes) {
        return op(operator, "", arguments, type, attributes);
    }

    /** A standard operator with several outputs of its first input's type. */
    public List<Value> ops(int count, String operator, List<Value> arguments, Attribute... attributes) {
        List<Value> results = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            results.add(new Value("v" + valueCount++, arguments.getFirst().type()));
        }
        List<String> names = results.stream().map(Value::name).toList();
        nodes.add(new Node(operator, "", namesOf(arguments), names, attributes));
        return results;
    }

    /**
     * An {@code If} node: the value of one of two subgraphs, of which only that one is computed. Subgraphs see values
     * made before; their own values are not visible outside, so a weight that is used elsewhere as well must be made
     * before.
     *
     * @param condition a scalar of type BOOL
     * @param then at least one node; of the same type as the other
     */
    public Value choose(Value condition, Supplier<Value> then, Supplier<Value> otherwise) {
        Branch first = branch(then);
        Branch second = branch(otherwise);
        Value result = new Value("v" + valueCount++, first.result().type());
        nodes.add(new Node(
                "If",
                "",
                List.of(condition.name()),
                List.of(result.name()),
                first.as("then_branch"),
                second.as("else_branch")));
        return result;
    }

    private record Branch(Value result, List<Node> nodes) {

        Attribute as(String name) {
            return new Attribute.Subgraph(name, nodes, result);
        }
    }

    private Branch branch(Supplier<Value> body) {
        List<Node> outer = nodes;
        nodes = new ArrayList<>();
        try {
            return new Branch(body.get(), nodes);
        } finally {
            nodes = outer;
        }
    }

    public Value cast(Value value, ElementType type) {
        return opTo(type, "Cast", List.of(value), Attribute.of("to", type.code()));
    }

    private Value op(String operator, String domain, List<Value> arguments, ElementType type, Attribute... attributes) {
        Value result = new Value("v" + valueCount++, type);
        nodes.add(new Node(operator, domain, namesOf(arguments), List.of(result.name()), attributes));
        return result;
    }

    /** The whole model. */
    public GraphModel build() {
        ProtoWriter computation = new ProtoWriter();
        nodes.forEach(node -> computation.message(1, node.proto()));
        byte[] body = concat(computation, new ProtoWriter().text(2, "civstack"), initializers, inputs, outputs);
        ProtoWriter model = new ProtoWriter()
                .integer(1, IR_VERSION)
                .text(2, "civstack")
                .blob(7, body)
                .message(8, new ProtoWriter().text(1, "").integer(2, OPSET))
                .message(8, new ProtoWriter().text(1, MICROSOFT).integer(2, 1));
        return new GraphModel(
                model.toByteArray(),
                weightRoot,
                weightBytes,
                wideWeightBytes,
                inputNames,
                optional,
                outputNames,
                replaced,
                nodes);
    }

    private static List<String> namesOf(List<Value> values) {
        return values.stream().map(Value::name).toList();
    }

    /** Without dimensions the shape is left open. */
    static ProtoWriter valueInfo(String name, ElementType type, Object... dims) {
        ProtoWriter shape = new ProtoWriter();
        for (Object dim : dims) {
            shape.message(
                    1,
                    dim instanceof String symbol
                            ? new ProtoWriter().text(2, symbol)
                            : new ProtoWriter().integer(1, ((Number) dim).longValue()));
        }
        ProtoWriter tensorType = new ProtoWriter().integer(1, type.code());
        if (dims.length > 0) {
            tensorType.message(2, shape);
        }
        return new ProtoWriter().text(1, name).message(2, new ProtoWriter().message(1, tensorType));
    }

    private static ProtoWriter tensorHead(String name, ElementType type, long[] shape) {
        ProtoWriter tensor = new ProtoWriter();
        Arrays.stream(shape).forEach(extent -> tensor.integer(1, extent));
        return tensor.integer(2, type.code()).text(8, name);
    }

    private static ProtoWriter inline(String name, ElementType type, byte[] raw, long[] shape) {
        return tensorHead(name, type, shape).blob(9, raw);
    }

    private static ProtoWriter external(String name, ElementType type, TensorEntry tensor) {
        long[] shape = tensor.shape().stream().mapToLong(Long::longValue).toArray();
        Path root = tensor.file().getRoot();
        return tensorHead(name, type, shape)
                .message(13, entry("location", root.relativize(tensor.file()).toString()))
                .message(13, entry("offset", Long.toString(tensor.offset())))
                .message(13, entry("length", Long.toString(tensor.length())))
                .integer(14, 1);
    }

    private static ProtoWriter entry(String key, String value) {
        return new ProtoWriter().text(1, key).text(2, value);
    }

    private static byte[] littleEndian(float[] numbers) {
        ByteBuffer raw = ByteBuffer.allocate(4 * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
        raw.asFloatBuffer().put(numbers);
        return raw.array();
    }

    private static byte[] concat(ProtoWriter... parts) {
        ByteBuffer all = ByteBuffer.allocate(
                Arrays.stream(parts).mapToInt(part -> part.toByteArray().length).sum());
        Arrays.stream(parts).forEach(part -> all.put(part.toByteArray()));
        return all.array();
    }
}
