package io.civstack.diffusion.adapter.weight;

import io.civstack.diffusion.adapter.module.TargetModule;
import io.civstack.diffusion.adapter.tensor.AdapterTensor;

/**
 * DoRA (Liu et al. 2024): W' = m o (W + dW) / |W + dW|, of which strength takes its part: W + strength * (W' - W).
 *
 * @param inner dW
 * @param magnitude m: one for each output, {@code [out]} or {@code [out, 1, ...]}, or one for each input,
 *     {@code [1, in, ...]}
 */
public record Dora(WeightChange.Additive inner, AdapterTensor magnitude) implements WeightChange.OfWeight {

    @Override
    public void apply(TargetModule target, float[] weight, double strength) {
        float[] changed = weight.clone();
        inner.apply(target, changed, 1);
        float[] m = magnitude.read();
        boolean byInput = isByInput(target);
        double[] squares = new double[m.length];
        for (int i = 0; i < changed.length; i++) {
            squares[group(target, byInput, i)] += (double) changed[i] * changed[i];
        }
        for (int i = 0; i < weight.length; i++) {
            int group = group(target, byInput, i);
            double norm = Math.sqrt(squares[group]);
            double scaled = norm == 0 ? 0 : m[group] * changed[i] / norm;
            weight[i] += (float) (strength * (scaled - weight[i]));
        }
    }

    private boolean isByInput(TargetModule target) {
        return magnitude.entry().rank() > 1 && magnitude.dim(0) == 1 && target.out() != 1;
    }

    /** How many magnitudes there must be. */
    public int groups(TargetModule target) {
        return isByInput(target) ? target.in() : target.out();
    }

    private static int group(TargetModule target, boolean byInput, int index) {
        return byInput ? index % target.rowLength() / target.kernelLength() : index / target.rowLength();
    }
}
