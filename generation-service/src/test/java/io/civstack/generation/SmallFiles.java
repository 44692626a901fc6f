package io.civstack.generation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.Objects;

/** Model files that lack something. */
final class SmallFiles {

    private static final ObjectMapper JSON = new ObjectMapper();

    private SmallFiles() {}

    /** The demo checkpoint with its network, and nothing that reads words or writes pixels. */
    static byte[] networkOnly() {
        byte[] whole = Objects.requireNonNull(DemoModel.bytesOf().get("model.safetensors"));
        int headerBytes = Math.toIntExact(
                ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).getLong());
        int dataStart = 8 + headerBytes;
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        ObjectNode header = JSON.createObjectNode();
        try {
            for (Map.Entry<String, JsonNode> tensor :
                    JSON.readTree(whole, 8, headerBytes).properties()) {
                if (tensor.getKey().equals("__metadata__")) {
                    header.set(tensor.getKey(), tensor.getValue());
                } else if (tensor.getKey().startsWith("model.diffusion_model.")) {
                    int from = tensor.getValue().get("data_offsets").get(0).asInt();
                    int to = tensor.getValue().get("data_offsets").get(1).asInt();
                    ObjectNode moved = tensor.getValue().deepCopy();
                    moved.putArray("data_offsets").add(data.size()).add(data.size() + to - from);
                    data.write(whole, dataStart + from, to - from);
                    header.set(tensor.getKey(), moved);
                }
            }
            byte[] head = JSON.writeValueAsBytes(header);
            return ByteBuffer.allocate(8 + head.length + data.size())
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(head.length)
                    .put(head)
                    .put(data.toByteArray())
                    .array();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
