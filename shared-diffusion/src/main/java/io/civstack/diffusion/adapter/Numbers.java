package io.civstack.diffusion.adapter;

import io.civstack.diffusion.UnreadableModelException;
import io.civstack.diffusion.UnreadableModelException.Reason;
import io.civstack.diffusion.safetensors.TensorEntry;
import io.civstack.diffusion.safetensors.TensorReader;
import java.io.IOException;

/** A tensor of an adapter, read when it is needed. */
record Numbers(TensorEntry entry) {

    /** The numbers, all of them finite. */
    float[] read() {
        try {
            float[] numbers = TensorReader.floats(entry);
            float sum = 0;
            for (float number : numbers) {
                // Zero times a number is zero, times an infinity or NaN it is NaN.
                sum += 0 * number;
            }
            if (sum != 0) {
                throw new UnreadableModelException(
                        Reason.HOSTILE_HEADER,
                        "The adapter's tensor " + entry.name() + " has numbers that are not finite.");
            }
            return numbers;
        } catch (IOException unreadable) {
            throw new UnreadableModelException(Reason.NOT_READABLE, "The adapter file cannot be read.");
        }
    }

    int dim(int axis) {
        return Math.toIntExact(entry.dim(axis));
    }
}
