package io.civstack.diffusion.sample;

/** Classifier-free guidance (Ho and Salimans 2022): away from what the negative prompt predicts, towards what the prompt does. */
public final class Guidance {

    private Guidance() {}

    /**
     * u + scale (c - u), element by element.
     *
     * @param unconditional the prediction for the negative prompt
     * @param conditional the prediction for the prompt
     * @param scale 1 gives the conditional prediction
     */
    public static float[] combine(float[] unconditional, float[] conditional, double scale) {
        float[] guided = new float[conditional.length];
        float weight = (float) scale;
        for (int i = 0; i < guided.length; i++) {
            guided[i] = unconditional[i] + weight * (conditional[i] - unconditional[i]);
        }
        return guided;
    }
}
