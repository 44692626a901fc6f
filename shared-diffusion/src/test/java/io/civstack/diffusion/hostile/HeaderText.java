package io.civstack.diffusion.hostile;

import io.civstack.diffusion.safetensors.SafetensorsFile;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntFunction;

/** Headers that are written by hand, up to the longest that are read. */
final class HeaderText {

    /** Characters of the longest header that is read, with room for its end. */
    static final int LENGTH = (int) SafetensorsFile.HEADER_BYTES_MAX - 1024;

    private HeaderText() {}

    /** A header's entry of a tensor of 32-bit floats. */
    static String tensor(String name, String shape, long begin, long end) {
        return "\"" + name + "\":{\"dtype\":\"F32\",\"shape\":" + shape + ",\"data_offsets\":[" + begin + "," + end
                + "]}";
    }

    /** The entry of a tensor without numbers. */
    static String empty(String name) {
        return tensor(name, "[0]", 0, 0);
    }

    /** So many entries, or as many as fit, in an object. */
    static String object(int count, IntFunction<String> entry) {
        StringBuilder text = new StringBuilder("{");
        int bytes = 0;
        for (int i = 0; i < count && bytes < LENGTH; i++) {
            String next = entry.apply(i);
            bytes += next.getBytes(StandardCharsets.UTF_8).length + 1;
            text.append(next).append(',');
        }
        text.setCharAt(text.length() - 1, '}');
        return text.toString();
    }

    /** Writes a file that says how long its header is. */
    static Path write(Path file, String header, long dataBytes) throws IOException {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        return write(file, json.length, json, dataBytes);
    }

    /** Writes a file that says so of its header's length; its data are a hole. */
    static Path write(Path file, long length, byte[] header, long dataBytes) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(ByteBuffer.allocate(Long.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(length)
                    .array());
            out.write(header);
        }
        try (RandomAccessFile whole = new RandomAccessFile(file.toFile(), "rw")) {
            whole.setLength(Long.BYTES + header.length + dataBytes);
        }
        return file;
    }
}
