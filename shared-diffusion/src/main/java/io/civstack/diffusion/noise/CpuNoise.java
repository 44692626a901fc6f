package io.civstack.diffusion.noise;

/**
 * {@code torch.randn} on a CPU. Two recipes, by the size of the tensor:
 *
 * <ul>
 *   <li>16 values or more: every value is first a 24-bit uniform number; blocks of 16 then go through Box-Muller,
 *       radius from {@code 1 - u[j]}, angle from {@code u[j + 8]}, cosine to j, sine to j + 8. A remainder is covered
 *       by drawing the last 16 again.
 *   <li>fewer: 53-bit uniform numbers of two words each, angle from the first, radius from the second, the cosine now
 *       and the sine kept for the next value, even across draws.
 * </ul>
 */
public final class CpuNoise implements GaussianNoise {

    private static final int BLOCK = 16;
    private static final int HALF = BLOCK / 2;
    private static final float BITS_24 = 0x1p-24f;
    private static final float TWO_PI = (float) (2 * Math.PI); // the angle is a float there, and its rounding shows
    private static final double BITS_53 = 0x1p-53;

    private final MersenneTwister words;
    private double kept = Double.NaN;

    /** Seeds differ in their low 32 bits only. */
    public CpuNoise(long seed) {
        words = new MersenneTwister(seed);
    }

    @Override
    public float[] draw(int values) {
        return values >= BLOCK ? blocks(values) : pairs(values);
    }

    private float[] blocks(int values) {
        float[] noise = new float[values];
        fill(noise, 0);
        for (int start = 0; start + BLOCK <= values; start += BLOCK) {
            boxMuller(noise, start);
        }
        if (values % BLOCK != 0) {
            fill(noise, values - BLOCK);
            boxMuller(noise, values - BLOCK);
        }
        return noise;
    }

    private void fill(float[] noise, int from) {
        for (int i = from; i < noise.length; i++) {
            noise[i] = (words.nextWord() & 0xffffff) * BITS_24;
        }
    }

    private static void boxMuller(float[] noise, int start) {
        for (int j = start; j < start + HALF; j++) {
            double radius = Math.sqrt(-2 * Math.log(1f - noise[j]));
            float angle = TWO_PI * noise[j + HALF];
            noise[j] = (float) (radius * Math.cos(angle));
            noise[j + HALF] = (float) (radius * Math.sin(angle));
        }
    }

    private float[] pairs(int values) {
        float[] noise = new float[values];
        for (int i = 0; i < values; i++) {
            noise[i] = (float) single();
        }
        return noise;
    }

    private double single() {
        if (!Double.isNaN(kept)) {
            double value = kept;
            kept = Double.NaN;
            return value;
        }
        double angle = 2 * Math.PI * uniform53();
        double radius = Math.sqrt(-2 * Math.log1p(-uniform53()));
        kept = radius * Math.sin(angle);
        return radius * Math.cos(angle);
    }

    /** The first word is the high half. */
    private double uniform53() {
        long high = words.nextWord();
        long low = words.nextWord() & 0xffffffffL;
        return ((high << 32 | low) & ((1L << 53) - 1)) * BITS_53;
    }
}
