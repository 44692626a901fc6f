package io.civstack.diffusion.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * A model file of real names and shapes with random 16-bit weights, deleted when closed. It draws noise, at the real
 * price.
 */
final class SyntheticCheckpoint implements AutoCloseable {

    private static final int PIECE_BYTES = 1 << 20;
    private static final float SPREAD = 0.02f;

    private final Path file;

    private SyntheticCheckpoint(Path file) {
        this.file = file;
    }

    static SyntheticCheckpoint write(Path folder, Map<String, long[]> shapes, long seed) {
        try {
            Path file = Files.createTempFile(folder, "civstack-bench-", ".safetensors");
            writeTo(file, shapes, seed);
            return new SyntheticCheckpoint(file);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    Path file() {
        return file;
    }

    @Override
    public void close() {
        try {
            Files.delete(file);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static void writeTo(Path file, Map<String, long[]> shapes, long seed) throws IOException {
        byte[] header = header(shapes).getBytes(StandardCharsets.UTF_8);
        ByteBuffer prefix = ByteBuffer.allocate(8 + header.length).order(ByteOrder.LITTLE_ENDIAN);
        prefix.putLong(header.length).put(header).flip();
        ByteBuffer piece = randomPiece(new SplittableRandom(seed));
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(prefix);
            long rest = shapes.values().stream()
                    .mapToLong(SyntheticCheckpoint::bytes)
                    .sum();
            while (rest > 0) {
                piece.clear().limit((int) Math.min(PIECE_BYTES, rest));
                rest -= channel.write(piece);
            }
        }
    }

    private static String header(Map<String, long[]> shapes) {
        long[] at = {0};
        return shapes.entrySet().stream()
                .map(entry -> {
                    long start = at[0];
                    at[0] += bytes(entry.getValue());
                    return "\"%s\":{\"dtype\":\"F16\",\"shape\":%s,\"data_offsets\":[%d,%d]}"
                            .formatted(entry.getKey(), Arrays.toString(entry.getValue()), start, at[0]);
                })
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static long bytes(long[] shape) {
        return 2 * Arrays.stream(shape).reduce(1, Math::multiplyExact);
    }

    private static ByteBuffer randomPiece(SplittableRandom random) {
        ByteBuffer piece = ByteBuffer.allocateDirect(PIECE_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        while (piece.hasRemaining()) {
            piece.putShort(Float.floatToFloat16((float) (random.nextGaussian() * SPREAD)));
        }
        return piece;
    }
}
