package io.civstack.diffusion.noise;

/**
 * {@code torch.randn} on a CUDA device, computed on a CPU: Philox4x32-10 (Salmon et al. 2011), one counter per element,
 * Box-Muller on its first two words. The draw's number is part of the counter, so the n-th draw is known without the
 * ones before.
 */
public final class PhiloxNoise implements GaussianNoise {

    private static final int ROUNDS = 10;
    private static final long MULTIPLIER_0 = 0xD2511F53L;
    private static final long MULTIPLIER_1 = 0xCD9E8D57L;
    private static final int KEY_STEP_0 = 0x9E3779B9;
    private static final int KEY_STEP_1 = 0xBB67AE85;
    private static final long WORD = 0xffffffffL;
    private static final double BITS_32 = 0x1p-32;
    private static final double HALF_BIT = 0x1p-33;

    private final long seed;
    private int drawn;

    public PhiloxNoise(long seed) {
        this(seed, 0);
    }

    /** A stream that has already made {@code drawn} draws, whatever their sizes. */
    public PhiloxNoise(long seed, int drawn) {
        this.seed = seed;
        this.drawn = drawn;
    }

    @Override
    public float[] draw(int values) {
        float[] noise = new float[values];
        for (int i = 0; i < values; i++) {
            noise[i] = value(drawn, i);
        }
        drawn++;
        return noise;
    }

    private float value(int offset, int index) {
        int c0 = offset;
        int c1 = 0;
        int c2 = index;
        int c3 = 0;
        int key0 = (int) seed;
        int key1 = (int) (seed >>> 32);
        for (int round = 0; round < ROUNDS; round++) {
            long product0 = MULTIPLIER_0 * (c0 & WORD);
            long product1 = MULTIPLIER_1 * (c2 & WORD);
            c0 = (int) (product1 >>> 32) ^ c1 ^ key0;
            c1 = (int) product1;
            c2 = (int) (product0 >>> 32) ^ c3 ^ key1;
            c3 = (int) product0;
            key0 += KEY_STEP_0;
            key1 += KEY_STEP_1;
        }
        double u = (c0 & WORD) * BITS_32 + HALF_BIT;
        double v = ((c1 & WORD) * BITS_32 + HALF_BIT) * 2 * Math.PI;
        return (float) (Math.sqrt(-2 * Math.log(u)) * Math.sin(v));
    }
}
