package io.civstack.diffusion;

import io.civstack.diffusion.safetensors.DType;
import io.civstack.diffusion.safetensors.SafetensorsFile;
import io.civstack.diffusion.safetensors.TensorEntry;
import io.civstack.diffusion.safetensors.TensorReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Makes checkpoints for tests out of reference ones: other names, other parts, other number types. */
public final class RewrittenCheckpoint {

    private final Map<String, String> metadata = new LinkedHashMap<>();
    private final Map<String, byte[]> bytes = new LinkedHashMap<>();
    private final Map<String, String> descriptions = new LinkedHashMap<>();

    /** Takes over the tensors whose new name is not empty. */
    public RewrittenCheckpoint from(Path file, UnaryOperator<String> newName) {
        for (TensorEntry tensor : SafetensorsFile.open(file).tensors().values()) {
            String name = newName.apply(tensor.name());
            if (!name.isEmpty()) {
                put(name, tensor.dtype(), shape(tensor), raw(tensor));
            }
        }
        return this;
    }

    public RewrittenCheckpoint metadata(String key, String value) {
        metadata.put(key, value);
        return this;
    }

    /** A tensor of 32-bit floats. */
    public RewrittenCheckpoint put(String name, float[] numbers, long... shape) {
        ByteBuffer raw = ByteBuffer.allocate(4 * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
        raw.asFloatBuffer().put(numbers);
        put(name, DType.F32, shape, raw.array());
        return this;
    }

    /** Rounds every tensor of 32-bit floats to another type. */
    public RewrittenCheckpoint rounded(DType type) {
        for (String name : descriptions.keySet()) {
            String description = descriptions.get(name);
            if (description.contains("\"F32\"")) {
                descriptions.put(name, description.replace("\"F32\"", "\"" + type + "\""));
                bytes.put(name, rounded(bytes.get(name), type));
            }
        }
        return this;
    }

    /** The same numbers, rounded by {@link #rounded}, widened again. */
    public RewrittenCheckpoint widened(DType type) {
        for (String name : descriptions.keySet()) {
            String description = descriptions.get(name);
            if (description.contains("\"" + type + "\"")) {
                descriptions.put(name, description.replace("\"" + type + "\"", "\"F32\""));
                bytes.put(name, widened(bytes.get(name), type));
            }
        }
        return this;
    }

    public Path write(Path file) {
        StringBuilder header = new StringBuilder("{");
        if (!metadata.isEmpty()) {
            header.append("\"__metadata__\":{");
            metadata.forEach((key, value) ->
                    header.append('"').append(key).append("\":\"").append(value).append("\","));
            header.setCharAt(header.length() - 1, '}');
            header.append(',');
        }
        int at = 0;
        for (String name : descriptions.keySet()) {
            int end = at + bytes.get(name).length;
            header.append("\"%s\":{%s,\"data_offsets\":[%d,%d]},".formatted(name, descriptions.get(name), at, end));
            at = end;
        }
        header.setCharAt(header.length() - 1, '}');
        byte[] json = header.toString().getBytes(StandardCharsets.UTF_8);
        ByteBuffer all = ByteBuffer.allocate(8 + json.length + at).order(ByteOrder.LITTLE_ENDIAN);
        all.putLong(json.length).put(json);
        bytes.values().forEach(all::put);
        try {
            return Files.write(file, all.array());
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    private void put(String name, DType type, long[] shape, byte[] raw) {
        descriptions.put(name, "\"dtype\":\"%s\",\"shape\":%s".formatted(type, Arrays.toString(shape)));
        bytes.put(name, raw);
    }

    private static long[] shape(TensorEntry tensor) {
        return tensor.shape().stream().mapToLong(Long::longValue).toArray();
    }

    private static byte[] raw(TensorEntry tensor) {
        try {
            return TensorReader.bytes(tensor).array();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static byte[] rounded(byte[] floats, DType type) {
        ByteBuffer from = ByteBuffer.wrap(floats).order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer to = ByteBuffer.allocate(floats.length / 4 * type.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        while (from.hasRemaining()) {
            float number = from.getFloat();
            switch (type) {
                case F16 -> to.putShort(Float.floatToFloat16(number));
                case BF16 -> to.putShort((short) (Float.floatToRawIntBits(number) >> 16));
                case F8_E5M2 -> to.put((byte) (Float.floatToFloat16(number) >> 8));
                case F8_E4M3 -> to.put(e4m3(number));
                default -> throw new IllegalArgumentException("no test rounds to " + type);
            }
        }
        return to.array();
    }

    /** Towards zero, which is enough to have some number of that type. */
    private static byte e4m3(float number) {
        int sign = number < 0 ? 0x80 : 0;
        float size = Math.min(Math.abs(number), 448);
        int exponent = Math.max(Math.getExponent(size), -6);
        int mantissa = (int) (Math.scalb(size, 3 - exponent));
        return (byte) (mantissa < 8 ? sign | mantissa : sign | (exponent + 7) << 3 | (mantissa - 8));
    }

    private static byte[] widened(byte[] narrow, DType type) {
        ByteBuffer from = ByteBuffer.wrap(narrow).order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer to = ByteBuffer.allocate(narrow.length / type.bytes() * 4).order(ByteOrder.LITTLE_ENDIAN);
        while (from.hasRemaining()) {
            switch (type) {
                case F16 -> to.putFloat(Float.float16ToFloat(from.getShort()));
                case BF16 -> to.putFloat(Float.intBitsToFloat(from.getShort() << 16));
                case F8_E5M2 -> to.putFloat(Float.float16ToFloat((short) (from.get() << 8)));
                case F8_E4M3 -> to.putFloat(widenedE4m3(from.get()));
                default -> throw new IllegalArgumentException("no test widens " + type);
            }
        }
        return to.array();
    }

    private static float widenedE4m3(byte bits) {
        int exponent = bits >> 3 & 0xF;
        float size = exponent == 0
                ? Math.scalb((float) (bits & 7), -9)
                : Math.scalb((float) (8 + (bits & 7)), exponent - 10);
        return bits < 0 ? -size : size;
    }
}
