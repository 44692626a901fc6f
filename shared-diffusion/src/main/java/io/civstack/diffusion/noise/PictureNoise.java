package io.civstack.diffusion.noise;

import org.jspecify.annotations.Nullable;

/**
 * The initial noise of a batch and the noise that samplers add in steps. Every picture has its own generator, so it is
 * the same in any batch. Not thread safe; {@link #first} comes first.
 */
public final class PictureNoise {

    private final Seeds seeds;
    private final NoiseShape shape;
    private final GaussianNoise[] streams;
    private final @Nullable BrownianPath[] paths;

    /**
     * @param channels of the latent
     * @param height of the latent in rows
     * @param width of the latent in columns
     */
    public PictureNoise(Seeds seeds, int channels, int height, int width) {
        this.seeds = seeds;
        this.shape = new NoiseShape(channels, height, width);
        this.streams = new GaussianNoise[seeds.pictures()];
        this.paths = new BrownianPath[seeds.pictures()];
        for (int i = 0; i < streams.length; i++) {
            streams[i] = seeds.source().seeded(seeds.seedOf(i));
        }
    }

    /** The initial noise of all pictures, one after the other: unit normal. */
    public float[] first() {
        float[] all = new float[streams.length * shape.values()];
        for (int i = 0; i < streams.length; i++) {
            System.arraycopy(start(i), 0, all, i * shape.values(), shape.values());
            if (seeds.stepSeedDelta() != 0) {
                streams[i] = seeds.source().seeded(seeds.seedOf(i) + seeds.stepSeedDelta());
            }
        }
        return all;
    }

    private float[] start(int picture) {
        NoiseShape drawn = shape.resized(seeds.resizeFromHeight(), seeds.resizeFromWidth());
        boolean resized = !drawn.equals(shape);
        float[] noise = resized
                ? seeds.source().seeded(seeds.seedOf(picture)).draw(drawn.values())
                : streams[picture].draw(shape.values());
        if (seeds.subSeedStrength() > 0) {
            float[] other = seeds.source().seeded(seeds.subSeedOf(picture)).draw(drawn.values());
            noise = drawn.between(noise, other, seeds.subSeedStrength());
        }
        return resized ? shape.withMiddle(streams[picture].draw(shape.values()), noise, drawn) : noise;
    }

    /** Noise of the next step from each generator. */
    public double[] next() {
        double[] all = new double[streams.length * shape.values()];
        for (int i = 0; i < streams.length; i++) {
            float[] noise = streams[i].draw(shape.values());
            for (int k = 0; k < noise.length; k++) {
                all[i * noise.length + k] = noise[k];
            }
        }
        return all;
    }

    /**
     * The noise of each picture's Brownian path between two levels, see {@link BrownianPath#step}; of the seed alone,
     * whatever its delta.
     */
    public double[] alongPath(double sigma, double next) {
        double[] all = new double[streams.length * shape.values()];
        for (int i = 0; i < streams.length; i++) {
            System.arraycopy(path(i).step(sigma, next), 0, all, i * shape.values(), shape.values());
        }
        return all;
    }

    private BrownianPath path(int picture) {
        BrownianPath path = paths[picture];
        if (path == null) {
            path = new BrownianPath(seeds.seedOf(picture), shape.values());
            paths[picture] = path;
        }
        return path;
    }
}
