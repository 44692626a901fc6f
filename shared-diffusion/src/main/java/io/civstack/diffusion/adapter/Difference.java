package io.civstack.diffusion.adapter;

/** A whole difference: dW as it stands. */
record Difference(Numbers numbers) implements Change.Additive {

    @Override
    public void apply(Site site, float[] weight, double strength) {
        float[] difference = numbers.read();
        for (int i = 0; i < weight.length; i++) {
            weight[i] += (float) (strength * difference[i]);
        }
    }
}
