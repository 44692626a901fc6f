package io.civstack.diffusion.pipeline.latent;

import io.civstack.diffusion.picture.Picture;

/**
 * A preview of a latent without the VAE: each colour is a fixed linear combination of the four channels, one pixel a
 * point. The mixes are fits that the tools share, good enough to recognise a picture and to give up on it early.
 */
public final class LatentPreview {

    /** Stable Diffusion 1 and 2. */
    public static final LatentPreview SD1 = new LatentPreview(
            new double[][] {
                {0.3512, 0.3250, -0.2829, -0.2120}, {0.2297, 0.4974, 0.1762, -0.2616}, {0.3227, 0.2350, 0.2721, -0.7177}
            },
            new double[] {0, 0, 0});

    /** Stable Diffusion XL. */
    public static final LatentPreview SDXL = new LatentPreview(
            new double[][] {
                {0.3651, -0.2533, 0.1076, -0.3165},
                {0.4232, -0.0042, 0.1111, -0.2492},
                {0.4341, 0.1068, -0.0362, -0.2188}
            },
            new double[] {0.1084, -0.0175, -0.0011});

    private static final int CHANNELS = 4;

    private final double[][] mixes;
    private final double[] offsets;

    private LatentPreview(double[][] mixes, double[] offsets) {
        this.mixes = mixes;
        this.offsets = offsets;
    }

    /**
     * The picture of one latent.
     *
     * @param latent four planes of width x height, in the model's scale
     */
    public Picture picture(double[] latent, int width, int height) {
        int points = width * height;
        if (latent.length != CHANNELS * points) {
            throw new IllegalArgumentException("a latent has four planes");
        }
        byte[] rgb = new byte[3 * points];
        for (int i = 0; i < points; i++) {
            for (int colour = 0; colour < 3; colour++) {
                double value = offsets[colour];
                for (int channel = 0; channel < CHANNELS; channel++) {
                    value += mixes[colour][channel] * latent[channel * points + i];
                }
                rgb[3 * i + colour] = (byte) Math.rint(Math.clamp((value + 1) / 2, 0.0, 1.0) * 255);
            }
        }
        return new Picture(width, height, rgb);
    }
}
