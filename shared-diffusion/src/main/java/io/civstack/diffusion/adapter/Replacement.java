package io.civstack.diffusion.adapter;

/** A whole weight W' in place of W: W + strength * (W' - W). */
record Replacement(Numbers numbers) implements Change.OfWeight {

    @Override
    public void apply(Site site, float[] weight, double strength) {
        float[] other = numbers.read();
        for (int i = 0; i < weight.length; i++) {
            weight[i] += (float) (strength * (other[i] - weight[i]));
        }
    }
}
