package io.civstack.diffusion.pipeline.latent;

import io.civstack.diffusion.request.MaskedContent;
import java.util.Arrays;

/**
 * What a walk starts from, and its size.
 *
 * @param pictures that walk together
 * @param channels of a latent
 * @param height in latent rows
 * @param width in latent columns
 * @param latent the clean latents to change, behind each other, in the model's scale; empty to draw from nothing
 * @param mask where to change it, one value a point; empty for everywhere
 * @param beside planes that the network sees beside the latent at every step; empty for most networks
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record InitialLatent(
        int pictures, int channels, int height, int width, double[] latent, double[] mask, float[] beside) {

    public static InitialLatent nothing(int channels, int height, int width) {
        return new InitialLatent(1, channels, height, width, new double[0], new double[0], new float[0]);
    }

    public static InitialLatent of(int channels, int height, int width, double[] latent) {
        return new InitialLatent(1, channels, height, width, latent, new double[0], new float[0]);
    }

    /** So many pictures that all start as this one does. */
    public InitialLatent times(int count) {
        double[] all = new double[count * latent.length];
        for (int i = 0; i < count; i++) {
            System.arraycopy(latent, 0, all, i * latent.length, latent.length);
        }
        return new InitialLatent(count, channels, height, width, all, mask, beside);
    }

    /** The same, its latent read as those of so many pictures. */
    public InitialLatent among(int count) {
        return new InitialLatent(count, channels, height, width, latent, mask, beside);
    }

    /** One of several latents behind each other. */
    public double[] one(double[] latents, int picture) {
        return Arrays.copyOfRange(latents, picture * values(), (picture + 1) * values());
    }

    /** Numbers of one latent. */
    public int values() {
        return channels * points();
    }

    public InitialLatent masked(double[] where) {
        return new InitialLatent(pictures, channels, height, width, latent, where, beside);
    }

    /**
     * The same with what is to be under the mask: z (1 - m) + n m for the latent z, the mask m and the noise n, or z (1 - m) for nothing there. Colours
     * that fill the mask are in the latent already.
     *
     * @param noise unit normal, as many numbers as the latent has
     */
    public InitialLatent with(MaskedContent content, float[] noise) {
        return switch (content) {
            case FILL, ORIGINAL -> this;
            case LATENT_NOISE -> over(noise);
            case LATENT_NOTHING -> over(new float[latent.length]);
        };
    }

    private InitialLatent over(float[] under) {
        double[] mixed = new double[latent.length];
        for (int i = 0; i < mixed.length; i++) {
            double m = mask[i % mask.length];
            mixed[i] = (1 - m) * latent[i] + m * under[i];
        }
        return new InitialLatent(pictures, channels, height, width, mixed, mask, beside);
    }

    public InitialLatent beside(float[] planes) {
        return new InitialLatent(pictures, channels, height, width, latent, mask, planes);
    }

    /** Numbers of one plane. */
    public int points() {
        return height * width;
    }

    public boolean isEmpty() {
        return latent.length == 0;
    }
}
