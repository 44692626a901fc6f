package io.civstack.diffusion.arch;

import io.civstack.diffusion.graph.ElementType;
import java.util.Set;

/**
 * For what a graph is built: target (CPU or GPU), purpose (inference or training) and number type. Decides which
 * operators layers become.
 *
 * @param mode whether it only computes, or is learned through as well
 * @param target what computes it
 * @param numbers {@link ElementType#FLOAT} or {@link ElementType#FLOAT16}; inputs and outputs are 32-bit floats either
 *     way
 */
public record Lowering(Mode mode, Target target, ElementType numbers) {

    /** Inference or training. */
    public enum Mode {
        /** Inference with the fastest operators. */
        SERVE,
        /**
         * Training of adapters: only {@link Lowering#DIFFERENTIABLE} operators between adapter inputs and outputs, so
         * that a backward pass can be added to the same nodes. Latents must have even sides at every level, and
         * adapters at least rank 1.
         */
        TRAIN
    }

    /** The device that runs a graph. */
    public enum Target {
        CPU,
        CUDA
    }

    /** The operators that a backward pass exists for. */
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

    /** Inference on CPUs. */
    public static final Lowering SERVE = serving(Target.CPU);

    /** Training of adapters on CPUs. */
    public static final Lowering TRAIN = new Lowering(Mode.TRAIN, Target.CPU, ElementType.FLOAT);

    public Lowering {
        if (numbers != ElementType.FLOAT && numbers != ElementType.FLOAT16) {
            throw new IllegalArgumentException("networks compute in FLOAT or FLOAT16, not " + numbers);
        }
    }

    /** Inference: in 32-bit floats on CPUs, where 16 bits are slower, in 16 bits on GPUs. */
    public static Lowering serving(Target target) {
        return new Lowering(
                Mode.SERVE,
                target,
                switch (target) {
                    case CPU -> ElementType.FLOAT;
                    case CUDA -> ElementType.FLOAT16;
                });
    }

    /** The same in 32 bits, for values beyond the range of 16-bit floats. */
    public Lowering wide() {
        return new Lowering(mode, target, ElementType.FLOAT);
    }

    public boolean isWide() {
        return numbers == ElementType.FLOAT;
    }

    /** Whether the graph is for training: every operator must have a gradient. */
    public boolean learns() {
        return mode == Mode.TRAIN;
    }

    /**
     * Whether {@code If} nodes may skip parts of the graph. Not for training, because there is no backward pass through
     * {@code If}, and not on GPUs, because CUDA graphs cannot record it.
     */
    public boolean mayChoose() {
        return mode == Mode.SERVE && target == Target.CPU;
    }
}
