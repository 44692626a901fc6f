package io.civstack.diffusion.noise;

/**
 * The seeds of a batch, as in A1111.
 *
 * @param source the generator that the seeds are for
 * @param seed of the first picture, 0 to 2^32 - 1; picture i has seed + i, or all have this one when they vary by
 *     sub-seed
 * @param pictures how many, at least 1
 * @param subSeed of the first variation; picture i has sub-seed + i
 * @param subSeedStrength 0 (the seed alone) to 1 (the sub-seed alone), in between along the great circle
 * @param resizeFromHeight in latent rows: draw the noise at this height and put it into the middle; 0 for the picture's
 *     own
 * @param resizeFromWidth in latent columns, likewise
 * @param stepSeedDelta added to the seed for the stream of the steps ("ENSD", 31337 in many shared settings), not for a
 *     Brownian path; 0: the stream goes on
 */
public record Seeds(
        NoiseSource source,
        long seed,
        int pictures,
        long subSeed,
        double subSeedStrength,
        int resizeFromHeight,
        int resizeFromWidth,
        long stepSeedDelta) {

    public Seeds {
        if (pictures < 1
                || !(subSeedStrength >= 0 && subSeedStrength <= 1)
                || resizeFromHeight < 0
                || resizeFromWidth < 0) {
            throw new IllegalArgumentException("a batch has a picture, a strength is 0 to 1, sizes are not negative");
        }
    }

    /** One picture of a seed, nothing special. */
    public static Seeds of(NoiseSource source, long seed) {
        return new Seeds(source, seed, 1, 0, 0, 0, 0, 0);
    }

    public Seeds times(int count) {
        return new Seeds(
                source, seed, count, subSeed, subSeedStrength, resizeFromHeight, resizeFromWidth, stepSeedDelta);
    }

    public Seeds varied(long by, double strength) {
        return new Seeds(source, seed, pictures, by, strength, resizeFromHeight, resizeFromWidth, stepSeedDelta);
    }

    public Seeds resizedFrom(int height, int width) {
        return new Seeds(source, seed, pictures, subSeed, subSeedStrength, height, width, stepSeedDelta);
    }

    public Seeds withStepSeedDelta(long delta) {
        return new Seeds(source, seed, pictures, subSeed, subSeedStrength, resizeFromHeight, resizeFromWidth, delta);
    }

    long seedOf(int picture) {
        return subSeedStrength == 0 ? seed + picture : seed;
    }

    long subSeedOf(int picture) {
        return subSeed + picture;
    }
}
