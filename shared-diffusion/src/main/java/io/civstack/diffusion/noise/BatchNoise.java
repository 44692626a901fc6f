package io.civstack.diffusion.noise;

/**
 * The noise of a batch: picture i has a stream of its own with seed + i, so it comes out the same alone or in company. Not thread safe.
 */
public final class BatchNoise {

    private final GaussianNoise[] streams;
    private final int valuesEach;

    /**
     * @param seed of the first picture
     * @param pictures how many, at least 1
     * @param valuesEach elements of one latent: channels x height / 8 x width / 8
     */
    public BatchNoise(NoiseSource source, long seed, int pictures, int valuesEach) {
        this.valuesEach = valuesEach;
        this.streams = new GaussianNoise[pictures];
        for (int i = 0; i < pictures; i++) {
            streams[i] = source.seeded(seed + i);
        }
    }

    /** The next noise of all pictures, behind each other. */
    public float[] draw() {
        float[] all = new float[streams.length * valuesEach];
        for (int i = 0; i < streams.length; i++) {
            System.arraycopy(streams[i].draw(valuesEach), 0, all, i * valuesEach, valuesEach);
        }
        return all;
    }

    /** {@link #draw} in double precision, as samplers ask for it. */
    public double[] drawDoubles() {
        float[] noise = draw();
        double[] doubles = new double[noise.length];
        for (int i = 0; i < noise.length; i++) {
            doubles[i] = noise[i];
        }
        return doubles;
    }
}
