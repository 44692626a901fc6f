package io.civstack.diffusion.adapter.weight;

import io.civstack.diffusion.adapter.module.TargetModule;
import io.civstack.diffusion.adapter.tensor.AdapterTensor;
import io.civstack.diffusion.adapter.tensor.MatrixProducts;
import java.util.Optional;

/**
 * LoRA and LoCon: dW = scale * up down. A convolution's down has its kernel and up is 1x1; with a core (CP
 * decomposition) down is 1x1 too and the core {@code [rank, rank of down, k, k]} has the kernel.
 *
 * @param down {@code [rank, in * k * k]}, with a core {@code [rank of down, in]}
 * @param core none for most
 * @param up {@code [out, rank]}
 * @param scale alpha / rank
 */
public record Lora(AdapterTensor down, Optional<AdapterTensor> core, AdapterTensor up, double scale)
        implements WeightChange.Additive {

    public int rank() {
        return core.orElse(down).dim(0);
    }

    /** {@code [rank, in * k * k]}, the core folded in. */
    public float[] downRows() {
        float[] rows = down.read();
        return core.map(tensor -> {
                    int kernel = Math.toIntExact(tensor.entry().elements() / ((long) tensor.dim(0) * tensor.dim(1)));
                    return MatrixProducts.mixInputs(tensor.read(), rows, tensor.dim(0), tensor.dim(1), kernel);
                })
                .orElse(rows);
    }

    @Override
    public void apply(TargetModule target, float[] weight, double strength) {
        MatrixProducts.add(weight, up.read(), downRows(), target.out(), rank(), strength * scale);
    }
}
