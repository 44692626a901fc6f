package io.civstack.diffusion.safetensors;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;

/** Copies a tensor's numbers out of its file. For small tensors: adapters, embeddings, references. */
public final class TensorReader {

    private TensorReader() {}

    /** The raw bytes, little-endian. */
    public static ByteBuffer bytes(TensorEntry entry) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(Math.toIntExact(entry.length())).order(ByteOrder.LITTLE_ENDIAN);
        try (FileChannel channel = FileChannel.open(entry.file(), StandardOpenOption.READ)) {
            long at = entry.offset();
            while (buffer.hasRemaining()) {
                int got = channel.read(buffer, at);
                if (got < 0) {
                    throw new EOFException(entry.name() + " ends early");
                }
                at += got;
            }
        }
        return buffer.flip();
    }

    /** The numbers as floats; 64-bit types lose digits. */
    public static float[] floats(TensorEntry entry) throws IOException {
        ByteBuffer raw = bytes(entry);
        float[] numbers = new float[Math.toIntExact(entry.elements())];
        switch (entry.dtype()) {
            case F32 -> raw.asFloatBuffer().get(numbers);
            case F16 -> widen(shorts(raw, numbers.length), numbers, Float::float16ToFloat);
            case BF16 -> widen(shorts(raw, numbers.length), numbers, bits -> Float.intBitsToFloat(bits << 16));
            default -> {
                for (int i = 0; i < numbers.length; i++) {
                    numbers[i] = next(raw, entry.dtype());
                }
            }
        }
        return numbers;
    }

    /** Converts 16 bits, F16 or BF16, to a float. */
    @FunctionalInterface
    private interface Widening {
        float of(short bits);
    }

    private static short[] shorts(ByteBuffer raw, int count) {
        short[] bits = new short[count];
        raw.asShortBuffer().get(bits);
        return bits;
    }

    private static void widen(short[] bits, float[] numbers, Widening widening) {
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = widening.of(bits[i]);
        }
    }

    private static float next(ByteBuffer raw, DType dtype) {
        return switch (dtype) {
            case F32 -> raw.getFloat();
            case F16 -> Float.float16ToFloat(raw.getShort());
            case BF16 -> Float.intBitsToFloat(raw.getShort() << 16);
            case F64 -> (float) raw.getDouble();
            case F8_E4M3 -> Float8.fromE4M3(raw.get());
            case F8_E5M2 -> Float.float16ToFloat((short) (raw.get() << 8));
            case I64, U64 -> raw.getLong();
            case I32 -> raw.getInt();
            case U32 -> Integer.toUnsignedLong(raw.getInt());
            case I16 -> raw.getShort();
            case U16 -> Short.toUnsignedInt(raw.getShort());
            case I8 -> raw.get();
            case U8, BOOL -> Byte.toUnsignedInt(raw.get());
        };
    }
}
