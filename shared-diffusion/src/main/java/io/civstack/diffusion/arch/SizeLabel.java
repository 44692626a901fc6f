package io.civstack.diffusion.arch;

/**
 * SDXL's label vector (vector conditioning): the pooled text, then a sinusoid of 256 numbers (cosines first) for each
 * of original height and width, crop top and left, target height and width in pixels (Podell et al. 2023, section 2.2).
 */
public final class SizeLabel {

    private static final int SINUSOID = 256;
    private static final double PERIOD = 10_000;

    private SizeLabel() {}

    /**
     * @param pooled the second text encoder's pooled state
     * @param sizes six for the base model; five for the refiner, whose last is an aesthetic score
     */
    public static float[] of(float[] pooled, float... sizes) {
        float[] label = new float[pooled.length + sizes.length * SINUSOID];
        System.arraycopy(pooled, 0, label, 0, pooled.length);
        int half = SINUSOID / 2;
        for (int i = 0; i < sizes.length; i++) {
            int at = pooled.length + i * SINUSOID;
            for (int k = 0; k < half; k++) {
                float angle = sizes[i] * (float) Math.exp(-Math.log(PERIOD) * k / half);
                label[at + k] = (float) Math.cos(angle);
                label[at + half + k] = (float) Math.sin(angle);
            }
        }
        return label;
    }
}
