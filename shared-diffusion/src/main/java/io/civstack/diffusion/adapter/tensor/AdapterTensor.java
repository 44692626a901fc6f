package io.civstack.diffusion.adapter.tensor;

import io.civstack.diffusion.inspection.UnreadableModelException;
import io.civstack.diffusion.inspection.UnreadableModelException.Reason;
import io.civstack.diffusion.safetensors.TensorEntry;
import io.civstack.diffusion.safetensors.TensorReader;
import java.io.IOException;

/** A tensor of an adapter, read when it is needed. */
public record AdapterTensor(TensorEntry entry) {

    /** Infinity's bits; those of NaN are above, those of numbers below. */
    private static final int INFINITY_BITS = Float.floatToRawIntBits(Float.POSITIVE_INFINITY);

    /** The numbers, all of them finite. */
    public float[] read() {
        try {
            float[] numbers = TensorReader.floats(entry);
            // Of whole numbers the compiler looks at many at once, of sums of floats at one after the other.
            int largest = 0;
            for (float number : numbers) {
                largest = Math.max(largest, Float.floatToRawIntBits(number) & Integer.MAX_VALUE);
            }
            if (largest >= INFINITY_BITS) {
                throw new UnreadableModelException(
                        Reason.HOSTILE_HEADER,
                        "The adapter's tensor " + entry.name() + " has numbers that are not finite.");
            }
            return numbers;
        } catch (IOException unreadable) {
            throw new UnreadableModelException(Reason.NOT_READABLE, "The adapter file cannot be read.");
        }
    }

    public int dim(int axis) {
        return Math.toIntExact(entry.dim(axis));
    }
}
