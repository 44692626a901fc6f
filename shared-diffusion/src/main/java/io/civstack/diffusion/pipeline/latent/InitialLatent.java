package io.civstack.diffusion.pipeline.latent;

import io.civstack.diffusion.request.MaskedContent;
import java.util.Arrays;

/**
 * What the denoising loop starts from: the size of the latents and, for image to image, the encoded picture and its
 * mask.
 *
 * @param pictures in the batch
 * @param channels of a latent
 * @param height in latent rows
 * @param width in latent columns
 * @param latent the clean latents of the pictures one after the other, scaled by the architecture's factor; empty for
 *     text to image
 * @param mask where to change it, 0 to 1, one value a point; empty for everywhere
 * @param beside further input channels of the UNet (inpainting checkpoints), the same at every step; empty for other
 *     checkpoints
 */
@SuppressWarnings("ArrayRecordComponent") // passed on, never compared
public record InitialLatent(
        int pictures, int channels, int height, int width, double[] latent, double[] mask, float[] beside) {

    public static InitialLatent empty(int channels, int height, int width) {
        return new InitialLatent(1, channels, height, width, new double[0], new double[0], new float[0]);
    }

    public static InitialLatent of(int channels, int height, int width, double[] latent) {
        return new InitialLatent(1, channels, height, width, latent, new double[0], new float[0]);
    }

    /** A batch of {@code count} pictures that all start from this latent. */
    public InitialLatent times(int count) {
        double[] all = new double[count * latent.length];
        for (int i = 0; i < count; i++) {
            System.arraycopy(latent, 0, all, i * latent.length, latent.length);
        }
        return new InitialLatent(count, channels, height, width, all, mask, beside);
    }

    /** The same numbers, read as the latents of {@code count} pictures. */
    public InitialLatent among(int count) {
        return new InitialLatent(count, channels, height, width, latent, mask, beside);
    }

    /** The latent of one picture out of a batch. */
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
     * The same with the masked content applied: z (1 - m) + n m for "latent noise" and z (1 - m) for "latent nothing",
     * with the latent z, the mask m and the noise n. The "fill" content is applied to pixels before they are encoded.
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
