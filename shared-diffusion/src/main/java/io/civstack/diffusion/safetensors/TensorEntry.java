package io.civstack.diffusion.safetensors;

import io.civstack.diffusion.inspection.UnreadableModelException;
import io.civstack.diffusion.inspection.UnreadableModelException.Reason;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A tensor of a file: type, shape and byte range.
 *
 * @param file the file it is in
 * @param name its name in that file
 * @param dtype the type of its numbers
 * @param shape its extents, outermost first; empty for a scalar
 * @param offset of its first byte, from the start of the file
 * @param length in bytes; always the product of the shape times the type's size
 */
public record TensorEntry(Path file, String name, DType dtype, List<Long> shape, long offset, long length) {

    public TensorEntry {
        shape = List.copyOf(shape);
    }

    /** The extent of dimension {@code axis}. */
    public long dim(int axis) {
        return shape.get(axis);
    }

    public int rank() {
        return shape.size();
    }

    /** How many numbers it has. */
    public long elements() {
        return length / dtype.bytes();
    }

    /**
     * The same bytes seen in another shape with the same number of elements: {@code [c, c, 1, 1]} as {@code [c, c]}.
     *
     * @throws UnreadableModelException when it has another number of them
     */
    public TensorEntry reshaped(Long... extents) {
        List<Long> other = List.of(extents);
        long count = other.stream().reduce(1L, (a, b) -> a * b);
        if (count != elements()) {
            throw crooked("has " + elements() + " numbers instead of " + count);
        }
        return new TensorEntry(file, name, dtype, other, offset, length);
    }

    /**
     * Part {@code index} of {@code parts} equal parts along the outermost dimension, which lies in one piece.
     *
     * @throws UnreadableModelException when it does not fall into so many
     */
    public TensorEntry part(int index, int parts) {
        if (shape.isEmpty() || dim(0) % parts != 0) {
            throw crooked("does not fall into " + parts + " equal parts");
        }
        List<Long> rows = new ArrayList<>(shape);
        rows.set(0, dim(0) / parts);
        long bytes = length / parts;
        return new TensorEntry(file, name + "#" + index, dtype, rows, offset + index * bytes, bytes);
    }

    private UnreadableModelException crooked(String how) {
        return new UnreadableModelException(Reason.INCOMPLETE, "The tensor " + name + " " + how + ".");
    }
}
