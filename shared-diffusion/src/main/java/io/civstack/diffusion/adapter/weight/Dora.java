package io.civstack.diffusion.adapter.weight;

import io.civstack.diffusion.adapter.target.TargetModule;
import io.civstack.diffusion.adapter.tensor.AdapterTensor;

/**
 * DoRA (Liu et al. 2024): W' = m o (W + dW) / |W + dW|, of which strength takes its part: W + strength * (W' - W).
 *
 * @param inner dW
 * @param magnitude m: one for each output, {@code [out]} or {@code [out, 1, ...]}, or one for each input, {@code [1, in, ...]}
 */
public record Dora(WeightChange.Additive inner, AdapterTensor magnitude) implements WeightChange.OfWeight {

    @Override
    public void apply(TargetModule site, float[] weight, double strength) {
        float[] changed = weight.clone();
        inner.apply(site, changed, 1);
        float[] m = magnitude.read();
        boolean byInput = isByInput(site);
        double[] squares = new double[m.length];
        for (int i = 0; i < changed.length; i++) {
            squares[group(site, byInput, i)] += (double) changed[i] * changed[i];
        }
        for (int i = 0; i < weight.length; i++) {
            int group = group(site, byInput, i);
            double norm = Math.sqrt(squares[group]);
            double target = norm == 0 ? 0 : m[group] * changed[i] / norm;
            weight[i] += (float) (strength * (target - weight[i]));
        }
    }

    private boolean isByInput(TargetModule site) {
        return magnitude.entry().rank() > 1 && magnitude.dim(0) == 1 && site.out() != 1;
    }

    /** How many magnitudes there must be. */
    public int groups(TargetModule site) {
        return isByInput(site) ? site.in() : site.out();
    }

    private static int group(TargetModule site, boolean byInput, int index) {
        return byInput ? index % site.rowLength() / site.kernelLength() : index / site.rowLength();
    }
}
