package io.civstack.diffusion.safetensors;

import java.nio.file.Path;
import java.util.List;

/**
 * Where a tensor lies.
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

    /** The same bytes seen in another shape with the same number of elements: {@code [c, c, 1, 1]} as {@code [c, c]}. */
    public TensorEntry reshaped(Long... extents) {
        List<Long> other = List.of(extents);
        long count = other.stream().reduce(1L, (a, b) -> a * b);
        if (count != elements()) {
            throw new IllegalArgumentException(name + " has " + elements() + " numbers, not " + count);
        }
        return new TensorEntry(file, name, dtype, other, offset, length);
    }

    /** Part {@code index} of {@code parts} equal parts along the outermost dimension, which lies in one piece. */
    public TensorEntry part(int index, int parts) {
        if (dim(0) % parts != 0) {
            throw new IllegalArgumentException(name + " does not fall into " + parts + " equal parts");
        }
        List<Long> rows = new java.util.ArrayList<>(shape);
        rows.set(0, dim(0) / parts);
        long bytes = length / parts;
        return new TensorEntry(file, name + "#" + index, dtype, rows, offset + index * bytes, bytes);
    }
}
