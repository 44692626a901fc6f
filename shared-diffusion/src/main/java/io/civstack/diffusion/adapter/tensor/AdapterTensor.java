package io.civstack.diffusion.adapter.tensor;

import io.civstack.diffusion.inspection.UnreadableModelException;
import io.civstack.diffusion.inspection.UnreadableModelException.Reason;
import io.civstack.diffusion.safetensors.TensorEntry;
import io.civstack.diffusion.safetensors.TensorReader;
import java.io.IOException;

/** A tensor of an adapter file; its numbers are read from the file at each call. */
public record AdapterTensor(TensorEntry entry) {

    /** Bits of infinity; those of NaN are larger, those of finite numbers smaller. */
    private static final int INFINITY_BITS = Float.floatToRawIntBits(Float.POSITIVE_INFINITY);

    /** The numbers, all of them finite. */
    public float[] read() {
        try {
            float[] numbers = TensorReader.floats(entry);
            // The maximum of ints is vectorised by the JIT compiler, a check of floats is not.
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
