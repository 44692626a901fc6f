package io.civstack.diffusion.run;

import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.Arrays;

/**
 * A tensor in direct memory that a run reads or writes in place. The extents are fixed, the numbers may change between
 * runs.
 */
public sealed interface Tensor {

    /** The extents, outermost first. */
    long[] shape();

    /** The numbers; position 0, limit at the end. */
    Buffer buffer();

    /** 32-bit floats. */
    @SuppressWarnings("ArrayRecordComponent") // identity is what matters for a buffer
    record Floats(FloatBuffer buffer, long[] shape) implements Tensor {

        /** Copies all numbers in. */
        public Floats put(float[] numbers) {
            buffer.put(0, numbers);
            return this;
        }

        /** Copies all numbers out. */
        public float[] toArray() {
            float[] numbers = new float[buffer.limit()];
            buffer.get(0, numbers);
            return numbers;
        }
    }

    /** 32-bit integers. */
    @SuppressWarnings("ArrayRecordComponent") // identity is what matters for a buffer
    record Ints(IntBuffer buffer, long[] shape) implements Tensor {

        /** Copies all numbers in. */
        public Ints put(int[] numbers) {
            buffer.put(0, numbers);
            return this;
        }
    }

    /** Zeros of that shape. */
    static Floats floats(long... shape) {
        return new Floats(allocate(shape).asFloatBuffer(), shape.clone());
    }

    /** Zeros of that shape. */
    static Ints ints(long... shape) {
        return new Ints(allocate(shape).asIntBuffer(), shape.clone());
    }

    private static ByteBuffer allocate(long[] shape) {
        long elements = Arrays.stream(shape).reduce(1, Math::multiplyExact);
        return ByteBuffer.allocateDirect(Math.toIntExact(4 * elements)).order(ByteOrder.nativeOrder());
    }
}
