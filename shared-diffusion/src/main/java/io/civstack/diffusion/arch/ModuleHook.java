package io.civstack.diffusion.arch;

import io.civstack.diffusion.graph.GraphBuilder;
import io.civstack.diffusion.graph.Value;
import io.civstack.diffusion.safetensors.TensorEntry;
import java.util.Optional;
import java.util.function.Supplier;

/** Lets adapters into a network while it is built. */
public interface ModuleHook {

    /** No adapter. */
    ModuleHook NONE = new ModuleHook() {};

    /** A weight to use in place of the file's, such as one with an adapter merged into it. */
    default Optional<Value> replace(GraphBuilder graph, String tensorName, TensorEntry original) {
        return Optional.empty();
    }

    /**
     * The product of module {@code name}: {@code x} of {@code [batch, tokens, in]}, or {@code [batch, in]}, times {@code weight} of
     * {@code [out, in]}, transposed; its bias is added later.
     *
     * @param plain the product without any adapter
     */
    default Value product(GraphBuilder graph, Linear module, Value x, Value weight, Supplier<Value> plain) {
        return plain.get();
    }

    /** Module {@code name} convolved {@code x} of {@code [batch, in, h, w]} to {@code y}. */
    default Value afterConv(GraphBuilder graph, String name, Value x, Value y, Convolution shape) {
        return y;
    }

    /** A linear map and its widths. */
    record Linear(String name, long in, long out) {}

    /** What a convolution does: channels, kernel side, stride and pads (top, left, bottom, right). */
    record Convolution(long in, long out, long kernel, long stride, long pad) {}
}
