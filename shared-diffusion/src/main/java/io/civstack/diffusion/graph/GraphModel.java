package io.civstack.diffusion.graph;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;

/**
 * A finished ONNX model.
 *
 * @param proto the serialised ModelProto; must not be modified
 * @param weightFolder the common parent folder of all weight files
 * @param weightBytes bytes of the weights in files
 * @param wideWeightBytes bytes of the same weights in the type that the graph computes in
 * @param inputs names of required inputs, in order
 * @param optional optional inputs with their defaults
 * @param outputs names of the outputs, in order
 * @param replaced weights that do not come from a file, by initializer name: direct buffers that must live as long as
 *     the loaded model
 * @param nodes in topological order
 */
@SuppressWarnings("ArrayRecordComponent") // passed to ONNX Runtime once, never compared
public record GraphModel(
        byte[] proto,
        String weightFolder,
        long weightBytes,
        long wideWeightBytes,
        List<String> inputs,
        Map<String, OptionalInput> optional,
        List<String> outputs,
        Map<String, Replacement> replaced,
        List<Node> nodes) {

    /** The default of an optional input. */
    @SuppressWarnings("ArrayRecordComponent") // as above
    public record OptionalInput(float[] numbers, long[] shape) {}

    /** A weight in memory. */
    @SuppressWarnings("ArrayRecordComponent") // as above
    public record Replacement(FloatBuffer numbers, long[] shape) {}

    public GraphModel {
        inputs = List.copyOf(inputs);
        optional = Map.copyOf(optional);
        outputs = List.copyOf(outputs);
        replaced = Map.copyOf(replaced);
        nodes = List.copyOf(nodes);
    }

    /** Bytes of the weights in memory. */
    public long replacedBytes() {
        return replaced.values().stream()
                .mapToLong(weight -> 4L * weight.numbers().limit())
                .sum();
    }
}
