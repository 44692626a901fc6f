package io.civstack.diffusion.adapter;

import java.util.Optional;

/**
 * LoRA and LoCon: dW = scale * up down. A convolution's down has its kernel and up is 1x1; with a core (CP decomposition) down is 1x1 too and
 * the core {@code [rank, rank of down, k, k]} has the kernel.
 *
 * @param down {@code [rank, in * k * k]}, with a core {@code [rank of down, in]}
 * @param core none for most
 * @param up {@code [out, rank]}
 * @param scale alpha / rank
 */
record LowRank(Numbers down, Optional<Numbers> core, Numbers up, double scale) implements Change.Additive {

    int rank() {
        return core.orElse(down).dim(0);
    }

    /** {@code [rank, in * k * k]}, the core folded in. */
    float[] downRows() {
        float[] rows = down.read();
        return core.map(tensor -> {
                    int kernel = Math.toIntExact(tensor.entry().elements() / ((long) tensor.dim(0) * tensor.dim(1)));
                    return Products.mixInputs(tensor.read(), rows, tensor.dim(0), tensor.dim(1), kernel);
                })
                .orElse(rows);
    }

    @Override
    public void apply(Site site, float[] weight, double strength) {
        Products.add(weight, up.read(), downRows(), site.out(), rank(), strength * scale);
    }
}
