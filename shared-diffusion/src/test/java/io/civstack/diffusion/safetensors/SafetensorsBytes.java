package io.civstack.diffusion.safetensors;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes safetensors files, also ones that lie. */
final class SafetensorsBytes {

    private SafetensorsBytes() {}

    static Path write(Path folder, String header, int dataBytes) throws IOException {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        return write(folder, json.length, json, dataBytes);
    }

    static Path write(Path folder, long headerLength, byte[] header, int dataBytes) throws IOException {
        ByteBuffer all = ByteBuffer.allocate(8 + header.length + dataBytes).order(ByteOrder.LITTLE_ENDIAN);
        all.putLong(headerLength).put(header);
        return Files.write(folder.resolve("model.safetensors"), all.array());
    }
}
