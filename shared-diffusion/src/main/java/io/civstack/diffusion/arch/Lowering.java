package io.civstack.diffusion.arch;

import io.civstack.diffusion.graph.ElementType;
import java.util.Set;

/**
 * What a network's graph is made for: which operators its layers become, and in which numbers they compute.
 *
 * @param mode whether it only computes, or is learned through as well
 * @param target what computes it
 * @param numbers {@link ElementType#FLOAT} or {@link ElementType#FLOAT16}; inputs and outputs are 32-bit floats either way
 */
public record Lowering(Mode mode, Target target, ElementType numbers) {

    /** What is done with a graph. */
    public enum Mode {
        /** The fastest operators that there are. */
        SERVE,
        /**
         * Between an adapter's inputs and the outputs only {@link Lowering#DIFFERENTIABLE} operators, so that a backward pass can be added to
         * the same nodes. Latents have even sides at every level, and branches of adapters at least one rank.
         */
        TRAIN
    }

    /** What computes a graph. */
    public enum Target {
        CPU,
        CUDA
    }

    /** The operators that a gradient can be led through. */
    public static final Set<String> DIFFERENTIABLE = Set.of(
            "Add",
            "Cast",
            "Concat",
            "Conv",
            "FusedMatMul",
            "Gelu",
            "Gemm",
            "Identity",
            "InstanceNormalization",
            "LayerNormalization",
            "MatMul",
            "Mul",
            "MultiHeadAttention",
            "ReduceMean",
            "Reshape",
            "Resize",
            "Sigmoid",
            "Softmax",
            "Split",
            "Sub",
            "Transpose");

    /** To serve pictures on processors. */
    public static final Lowering SERVE = serving(Target.CPU);

    /** To learn adapters on processors. */
    public static final Lowering TRAIN = new Lowering(Mode.TRAIN, Target.CPU, ElementType.FLOAT);

    public Lowering {
        if (numbers != ElementType.FLOAT && numbers != ElementType.FLOAT16) {
            throw new IllegalArgumentException("networks compute in FLOAT or FLOAT16, not " + numbers);
        }
    }

    /** To serve pictures: in 32 bits on processors, which have no quick arithmetic of 16, in 16 bits on GPUs. */
    public static Lowering serving(Target target) {
        return new Lowering(
                Mode.SERVE,
                target,
                switch (target) {
                    case CPU -> ElementType.FLOAT;
                    case CUDA -> ElementType.FLOAT16;
                });
    }

    /** The same in 32 bits, for numbers that leave the range of 16. */
    public Lowering wide() {
        return new Lowering(mode, target, ElementType.FLOAT);
    }

    public boolean isWide() {
        return numbers == ElementType.FLOAT;
    }

    /** Whether a graph learns: every operator must have a gradient. */
    public boolean learns() {
        return mode == Mode.TRAIN;
    }

    /**
     * Whether a part that has nothing to do may be left out by a condition in the graph. A backward pass cannot be led through a condition, and
     * a GPU could not replay the graph as one recorded piece.
     */
    public boolean mayChoose() {
        return mode == Mode.SERVE && target == Target.CPU;
    }
}
