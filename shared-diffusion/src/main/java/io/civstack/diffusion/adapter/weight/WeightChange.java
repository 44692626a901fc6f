package io.civstack.diffusion.adapter.weight;

import io.civstack.diffusion.adapter.module.TargetModule;
import io.civstack.diffusion.adapter.tensor.AdapterTensor;

/**
 * What an adapter does to one module. The formulas are those of the LyCORIS library, where W is
 * {@code [out, in * k * k]}.
 */
public sealed interface WeightChange {

    /** A change of the weight. */
    sealed interface OfWeight extends WeightChange permits Additive, Dora, FullReplacement {

        /** Changes a weight in place, {@code strength} as strongly as the adapter was trained; 0 leaves it. */
        void apply(TargetModule target, float[] weight, double strength);
    }

    /** A change that is a difference: W + strength * dW. */
    sealed interface Additive extends OfWeight permits Lora, Loha, Lokr, FullDifference {}

    /** b + strength * db. */
    record OfBias(AdapterTensor difference) implements WeightChange {

        public void apply(float[] bias, double strength) {
            float[] numbers = difference.read();
            for (int i = 0; i < bias.length; i++) {
                bias[i] += (float) (strength * numbers[i]);
            }
        }
    }
}
