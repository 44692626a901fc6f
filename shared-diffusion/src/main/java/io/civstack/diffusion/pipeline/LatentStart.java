package io.civstack.diffusion.pipeline;

/**
 * What a walk starts from, and its size.
 *
 * @param channels of the latent
 * @param height in latent rows
 * @param width in latent columns
 * @param latent the clean latent to change, in the model's scale; empty to draw from nothing
 * @param mask where to change it, one value a point; empty for everywhere
 * @param beside planes that the network sees beside the latent at every step; empty for most networks
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record LatentStart(int channels, int height, int width, double[] latent, double[] mask, float[] beside) {

    static LatentStart nothing(int channels, int height, int width) {
        return new LatentStart(channels, height, width, new double[0], new double[0], new float[0]);
    }

    static LatentStart of(int channels, int height, int width, double[] latent) {
        return new LatentStart(channels, height, width, latent, new double[0], new float[0]);
    }

    LatentStart masked(double[] where) {
        return new LatentStart(channels, height, width, latent, where, beside);
    }

    LatentStart beside(float[] planes) {
        return new LatentStart(channels, height, width, latent, mask, planes);
    }

    /** Numbers of one plane. */
    int points() {
        return height * width;
    }

    boolean isEmpty() {
        return latent.length == 0;
    }
}
