package io.civstack.diffusion.adapter.weight;

import io.civstack.diffusion.adapter.module.TargetModule;
import io.civstack.diffusion.adapter.tensor.AdapterTensor;
import io.civstack.diffusion.adapter.tensor.MatrixProducts;
import java.util.Optional;

/** LoHa: dW = scale * (w1a w1b) o (w2a w2b), element by element. */
public record Loha(Half first, Half second, double scale) implements WeightChange.Additive {

    /**
     * A factor.
     *
     * @param a {@code [out, rank]}, with a core {@code [rank, out]}
     * @param b {@code [rank, in * k * k]}, with a core {@code [rank, in]}
     * @param core {@code [rank, rank, k, k]}, none for most
     */
    public record Half(AdapterTensor a, AdapterTensor b, Optional<AdapterTensor> core) {

        public int rank() {
            return b.dim(0);
        }

        /** {@code [out, in * k * k]}. */
        float[] product(int rows) {
            return core.map(tensor ->
                            MatrixProducts.tucker(tensor.read(), a.read(), b.read(), tensor.dim(0), tensor.dim(1)))
                    .orElseGet(() -> MatrixProducts.of(a.read(), b.read(), rows, rank()));
        }
    }

    @Override
    public void apply(TargetModule target, float[] weight, double strength) {
        float[] left = first.product(target.out());
        float[] right = second.product(target.out());
        float factor = (float) (strength * scale);
        for (int i = 0; i < weight.length; i++) {
            weight[i] += factor * left[i] * right[i];
        }
    }
}
