package io.civstack.diffusion.adapter.weight;

import io.civstack.diffusion.adapter.module.TargetModule;
import io.civstack.diffusion.adapter.tensor.AdapterTensor;

/** A full difference: W + strength * dW. */
public record FullDifference(AdapterTensor numbers) implements WeightChange.Additive {

    @Override
    public void apply(TargetModule target, float[] weight, double strength) {
        float[] difference = numbers.read();
        for (int i = 0; i < weight.length; i++) {
            weight[i] += (float) (strength * difference[i]);
        }
    }
}
