package io.civstack.diffusion.adapter;

/** What an adapter does to one module. The formulas are those of the LyCORIS library, where W is {@code [out, in * k * k]}. */
sealed interface Change {

    /** A change of the weight. */
    sealed interface OfWeight extends Change permits Additive, Decomposed, Replacement {

        /** Changes a weight in place, {@code strength} as strongly as the adapter was trained; 0 leaves it. */
        void apply(Site site, float[] weight, double strength);
    }

    /** A change that is a difference: W + strength * dW. */
    sealed interface Additive extends OfWeight permits LowRank, Hadamard, Kronecker, Difference {}

    /** b + strength * db. */
    record OfBias(Numbers difference) implements Change {

        void apply(float[] bias, double strength) {
            float[] numbers = difference.read();
            for (int i = 0; i < bias.length; i++) {
                bias[i] += (float) (strength * numbers[i]);
            }
        }
    }
}
