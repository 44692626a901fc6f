package io.civstack.diffusion.arch;

import io.civstack.diffusion.graph.GraphBuilder;
import io.civstack.diffusion.graph.Value;
import io.civstack.diffusion.safetensors.TensorEntry;
import java.util.Optional;

/** Lets adapters into a network while it is built. */
public interface ModuleHook {

    /** No adapter. */
    ModuleHook NONE = new ModuleHook() {};

    /** A weight to use in place of the file's, such as one with an adapter merged into it. */
    default Optional<Value> replace(GraphBuilder graph, String tensorName, TensorEntry original) {
        return Optional.empty();
    }

    /** Module {@code name} mapped {@code x} of {@code [batch, tokens, in]} to {@code y} of {@code [batch, tokens, out]}. */
    default Value afterLinear(GraphBuilder graph, String name, Value x, Value y, long in, long out) {
        return y;
    }

    /** Module {@code name} convolved {@code x} of {@code [batch, in, h, w]} to {@code y}. */
    default Value afterConv(GraphBuilder graph, String name, Value x, Value y, Convolution shape) {
        return y;
    }

    /** What a convolution does: channels, kernel side, stride and pads (top, left, bottom, right). */
    record Convolution(long in, long out, long kernel, long stride, long pad) {}
}
