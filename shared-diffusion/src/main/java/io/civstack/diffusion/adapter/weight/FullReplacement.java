package io.civstack.diffusion.adapter.weight;

import io.civstack.diffusion.adapter.module.TargetModule;
import io.civstack.diffusion.adapter.tensor.AdapterTensor;

/** A full weight W' in place of W: W + strength * (W' - W). */
public record FullReplacement(AdapterTensor numbers) implements WeightChange.OfWeight {

    @Override
    public void apply(TargetModule target, float[] weight, double strength) {
        float[] other = numbers.read();
        for (int i = 0; i < weight.length; i++) {
            weight[i] += (float) (strength * (other[i] - weight[i]));
        }
    }
}
