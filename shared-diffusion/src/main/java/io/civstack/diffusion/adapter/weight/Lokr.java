package io.civstack.diffusion.adapter.weight;

import io.civstack.diffusion.adapter.module.TargetModule;
import io.civstack.diffusion.adapter.tensor.AdapterTensor;
import io.civstack.diffusion.adapter.tensor.MatrixProducts;
import java.util.Optional;

/**
 * LoKr: dW = scale * kron(w1, w2). Either factor may be whole or a product of low rank.
 *
 * @param first {@code [a, b]}
 * @param second {@code [c, d * k * k]}, with a * c = out and b * d = in
 */
public record Lokr(Factor first, Factor second, double scale) implements WeightChange.Additive {

    /** One factor of the Kronecker product. */
    public sealed interface Factor {

        int rows();

        float[] product();
    }

    /** A factor stored as a full matrix. */
    public record Whole(AdapterTensor numbers) implements Factor {

        @Override
        public int rows() {
            return numbers.dim(0);
        }

        @Override
        public float[] product() {
            return numbers.read();
        }
    }

    /** a b, or with a core its Tucker product, where a is {@code [rank, rows]}. */
    public record Product(AdapterTensor a, AdapterTensor b, Optional<AdapterTensor> core) implements Factor {

        @Override
        public int rows() {
            return a.dim(core.isPresent() ? 1 : 0);
        }

        @Override
        public float[] product() {
            return core.map(tensor ->
                            MatrixProducts.tucker(tensor.read(), a.read(), b.read(), tensor.dim(0), tensor.dim(1)))
                    .orElseGet(() -> MatrixProducts.of(a.read(), b.read(), rows(), b.dim(0)));
        }
    }

    @Override
    public void apply(TargetModule target, float[] weight, double strength) {
        float[] left = first.product();
        float[] right = second.product();
        int leftColumns = left.length / first.rows();
        int rightColumns = right.length / second.rows();
        float factor = (float) (strength * scale);
        for (int row = 0; row < target.out(); row++) {
            int leftRow = row / second.rows() * leftColumns;
            int rightRow = row % second.rows() * rightColumns;
            int to = row * target.rowLength();
            for (int i = 0; i < leftColumns; i++) {
                float scaled = factor * left[leftRow + i];
                for (int j = 0; j < rightColumns; j++) {
                    weight[to++] += scaled * right[rightRow + j];
                }
            }
        }
    }
}
