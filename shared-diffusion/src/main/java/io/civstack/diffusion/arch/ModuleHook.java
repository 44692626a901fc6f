package io.civstack.diffusion.arch;

import io.civstack.diffusion.graph.GraphBuilder;
import io.civstack.diffusion.graph.Value;
import io.civstack.diffusion.safetensors.TensorEntry;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Called for every linear map and convolution while a graph is built, so that adapters can add branches or replace
 * weights.
 */
public interface ModuleHook {

    /** Without adapters. */
    ModuleHook NONE = new ModuleHook() {};

    /** The weight to use in place of that of the file, when an adapter is merged into it. */
    default Optional<Value> replace(GraphBuilder graph, String tensorName, TensorEntry original) {
        return Optional.empty();
    }

    /**
     * Module {@code name}: {@code x} of {@code [batch, tokens, in]}, or {@code [batch, in]}, times {@code weight} of
     * {@code [out, in]}, transposed, plus its bias.
     *
     * @param plain the product without any adapter
     * @param biased adds the module's bias to a product; gives it back as it is where there is none
     */
    default Value linear(
            GraphBuilder graph,
            Linear module,
            Value x,
            Value weight,
            Supplier<Value> plain,
            UnaryOperator<Value> biased) {
        return biased.apply(plain.get());
    }

    /**
     * Module {@code name} of {@code x}, {@code [batch, in, h, w]}.
     *
     * @param plain the convolution without any adapter
     */
    default Value convolution(GraphBuilder graph, Convolution module, Value x, Supplier<Value> plain) {
        return plain.get();
    }

    /** A linear map and its widths. */
    record Linear(String name, long in, long out) {}

    /** What a convolution does: channels, kernel side, stride and pads (top, left, bottom, right). */
    record Convolution(String name, long in, long out, long kernel, long stride, long pad) {}
}
