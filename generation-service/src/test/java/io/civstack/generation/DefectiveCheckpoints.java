package io.civstack.generation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/** Model files that the catalog must refuse. */
final class DefectiveCheckpoints {

    private static final ObjectMapper JSON = new ObjectMapper();

    private DefectiveCheckpoints() {}

    private static final String FIRST = "model.diffusion_model.input_blocks.0.0.weight";

    /** The demo checkpoint without its text encoder and its decoder. */
    static byte[] networkOnly() {
        return rewritten(name -> name.startsWith("model.diffusion_model."), Set.of());
    }

    /** The demo checkpoint with the input of an inpainting network: nine channels instead of four. */
    static byte[] inpainting() {
        return rewritten(name -> true, Set.of(FIRST));
    }

    private static byte[] rewritten(Predicate<String> kept, Set<String> widened) {
        byte[] whole = Objects.requireNonNull(DemoModel.bytesOf().get("model.safetensors"));
        int headerBytes = Math.toIntExact(
                ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).getLong());
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        ObjectNode header = JSON.createObjectNode();
        try {
            for (Map.Entry<String, JsonNode> tensor :
                    JSON.readTree(whole, 8, headerBytes).properties()) {
                String name = tensor.getKey();
                if (name.equals("__metadata__")) {
                    header.set(name, tensor.getValue());
                } else if (kept.test(name)) {
                    ObjectNode moved = tensor.getValue().deepCopy();
                    byte[] values = valuesOf(whole, 8 + headerBytes, moved);
                    if (widened.contains(name)) {
                        values = Arrays.copyOf(values, values.length / 4 * 9);
                        ((ArrayNode) moved.get("shape")).set(1, 9);
                    }
                    moved.putArray("data_offsets").add(data.size()).add(data.size() + values.length);
                    data.write(values);
                    header.set(name, moved);
                }
            }
            return file(JSON.writeValueAsBytes(header), data.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] valuesOf(byte[] whole, int dataStart, JsonNode tensor) {
        int from = dataStart + tensor.get("data_offsets").get(0).asInt();
        int to = dataStart + tensor.get("data_offsets").get(1).asInt();
        return Arrays.copyOfRange(whole, from, to);
    }

    private static byte[] file(byte[] header, byte[] data) {
        return ByteBuffer.allocate(8 + header.length + data.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(header.length)
                .put(header)
                .put(data)
                .array();
    }
}
