package io.civstack.diffusion.adapter;

import java.util.Optional;

/** LoHa: dW = scale * (w1a w1b) o (w2a w2b), element by element. */
record Hadamard(Half first, Half second, double scale) implements Change.Additive {

    /**
     * A factor.
     *
     * @param a {@code [out, rank]}, with a core {@code [rank, out]}
     * @param b {@code [rank, in * k * k]}, with a core {@code [rank, in]}
     * @param core {@code [rank, rank, k, k]}, none for most
     */
    record Half(Numbers a, Numbers b, Optional<Numbers> core) {

        int rank() {
            return b.dim(0);
        }

        /** {@code [out, in * k * k]}. */
        float[] product(int rows) {
            return core.map(tensor -> Products.tucker(tensor.read(), a.read(), b.read(), tensor.dim(0), tensor.dim(1)))
                    .orElseGet(() -> Products.of(a.read(), b.read(), rows, rank()));
        }
    }

    @Override
    public void apply(Site site, float[] weight, double strength) {
        float[] left = first.product(site.out());
        float[] right = second.product(site.out());
        float factor = (float) (strength * scale);
        for (int i = 0; i < weight.length; i++) {
            weight[i] += factor * left[i] * right[i];
        }
    }
}
