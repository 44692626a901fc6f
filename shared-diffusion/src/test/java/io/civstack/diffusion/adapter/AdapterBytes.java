package io.civstack.diffusion.adapter;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.StringJoiner;

/** Writes small safetensors files of F32 tensors. */
final class AdapterBytes {

    private final StringJoiner header = new StringJoiner(",", "{", "}");
    private final ByteArrayOutputStream data = new ByteArrayOutputStream();
    private final Random random;

    AdapterBytes(long seed) {
        random = new Random(seed);
    }

    /** A tensor of random numbers, which are answered. */
    float[] add(String name, int... shape) {
        int elements = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
        float[] numbers = new float[elements];
        for (int i = 0; i < elements; i++) {
            numbers[i] = (float) (0.2 * random.nextGaussian());
        }
        put(name, numbers, shape);
        return numbers;
    }

    AdapterBytes put(String name, float[] numbers, int... shape) {
        ByteBuffer raw = ByteBuffer.allocate(4 * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
        raw.asFloatBuffer().put(numbers);
        header.add("\"" + name + "\":{\"dtype\":\"F32\",\"shape\":"
                + Arrays.toString(shape).replace(" ", "") + ",\"data_offsets\":[" + data.size() + ","
                + (data.size() + raw.capacity()) + "]}");
        data.writeBytes(raw.array());
        return this;
    }

    /** A word of the header's metadata; at most one. */
    AdapterBytes metadata(String key, String value) {
        header.add("\"__metadata__\":{\"" + key + "\":\"" + value.replace("\"", "\\\"") + "\"}");
        return this;
    }

    Path write(Path file) throws IOException {
        byte[] json = header.toString().getBytes(StandardCharsets.UTF_8);
        ByteBuffer all = ByteBuffer.allocate(8 + json.length + data.size()).order(ByteOrder.LITTLE_ENDIAN);
        all.putLong(json.length).put(json).put(data.toByteArray());
        return Files.write(file, all.array());
    }
}
