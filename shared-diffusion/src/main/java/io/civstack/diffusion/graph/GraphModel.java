package io.civstack.diffusion.graph;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;

/**
 * A finished model.
 *
 * @param proto the serialised ModelProto; nobody may change it
 * @param weightFolder the folder below which all weights' files lie
 * @param weightBytes how many bytes of weights it names in files
 * @param wideWeightBytes how many bytes the same weights have in the type that it computes in
 * @param inputs names of the inputs that a run must be given, in order
 * @param optional inputs that a run may leave out, with what they are then
 * @param outputs names of the outputs, in order
 * @param replaced weights that do not come from a file, by initializer name: direct buffers that must live as long as the loaded model
 * @param nodes what it computes, each node after those that it needs
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes are handed to the runtime once and never compared
public record GraphModel(
        byte[] proto,
        String weightFolder,
        long weightBytes,
        long wideWeightBytes,
        List<String> inputs,
        Map<String, Absent> optional,
        List<String> outputs,
        Map<String, Replacement> replaced,
        List<Node> nodes) {

    /** What an input is when a run leaves it out. */
    @SuppressWarnings("ArrayRecordComponent") // as above
    public record Absent(float[] numbers, long[] shape) {}

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

    /** How many bytes the weights in memory have. */
    public long replacedBytes() {
        return replaced.values().stream()
                .mapToLong(weight -> 4L * weight.numbers().limit())
                .sum();
    }
}
