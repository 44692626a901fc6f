package io.civstack.diffusion.adapter.module;

import io.civstack.diffusion.adapter.tensor.AdapterTensor;
import io.civstack.diffusion.adapter.tensor.MatrixProducts;
import io.civstack.diffusion.checkpoint.Component;
import io.civstack.diffusion.safetensors.TensorEntry;
import java.util.List;
import java.util.Optional;

/**
 * A module of a network that an adapter can change.
 *
 * @param component the network it is in
 * @param name name in the graph, which is that of the single-file layout
 * @param kind linear map, convolution or norm
 * @param weight as the graph uses it: {@code [out, in]} for a linear map, {@code [out, in, k, k]} for a convolution,
 *     {@code [width]} for a normalisation
 * @param bias {@code [out]}, where it has one
 */
public record TargetModule(
        Component component, String name, Kind kind, TensorEntry weight, Optional<TensorEntry> bias) {

    /** Kind of module. */
    public enum Kind {
        LINEAR,
        /** A linear map that the file has as {@code [in, out]}. */
        TRANSPOSED,
        CONVOLUTION,
        NORMALISATION
    }

    /**
     * Whether a tensor can be the weight of a module: floating point, not empty, at most 2^31 - 1 elements, of one of
     * these ranks.
     */
    static boolean isWeight(TensorEntry tensor, Integer... ranks) {
        return tensor.dtype().isFloat()
                && tensor.elements() >= 1
                && tensor.elements() <= Integer.MAX_VALUE
                && List.of(ranks).contains(tensor.rank());
    }

    /** Rows of the weight. */
    public int out() {
        return Math.toIntExact(weight.dim(0));
    }

    /** Numbers in a row of the weight: {@code in}, or {@code in * k * k}. */
    public int rowLength() {
        return Math.toIntExact(weight.elements() / Math.max(1, weight.dim(0)));
    }

    /** Numbers of one kernel: {@code k * k} for a convolution, otherwise 1. */
    public int kernelLength() {
        return kind == Kind.CONVOLUTION ? Math.toIntExact(weight.dim(2) * weight.dim(3)) : 1;
    }

    /** Channels that come in. */
    public int in() {
        return rowLength() / Math.max(1, kernelLength());
    }

    /** The weight's numbers as the graph uses them. */
    public float[] numbers() {
        float[] stored = new AdapterTensor(weight).read();
        return kind == Kind.TRANSPOSED ? MatrixProducts.transposed(stored, in()) : stored;
    }

    public String weightName() {
        return name + ".weight";
    }

    public String biasName() {
        return name + ".bias";
    }

    @Override
    public String toString() {
        return component.label() + " " + name;
    }
}
