package io.civstack.diffusion.pipeline.inpaint;

import io.civstack.diffusion.picture.Mask;
import io.civstack.diffusion.picture.Picture;
import io.civstack.diffusion.pipeline.latent.LatentEncoder;
import java.util.Optional;
import java.util.function.Function;

/**
 * The further input channels of an inpainting UNet: one of the mask (1: generate), then the latent of the picture whose
 * masked part is grey. Without a mask, or without a picture, the mask is 1 everywhere.
 *
 * <p>As in A1111, the mask is rounded to 0 or 1, and a point of the latent takes the mask's pixel at its top left.
 */
public final class InpaintConditioning {

    private static final int MASKED_FROM = 128;

    private InpaintConditioning() {}

    /**
     * The channels one after the other.
     *
     * @param picture of the request's size
     * @param mask of the request's size
     * @param width of the request in pixels
     * @param factor pixels along the side of one latent point
     * @param encoder encodes three planes of pixels, -1 to 1
     */
    public static float[] of(
            Optional<Picture> picture,
            Optional<Mask> mask,
            int width,
            int height,
            int factor,
            Function<float[], double[]> encoder) {
        byte[] share =
                mask.filter(given -> picture.isPresent()).map(Mask::share).orElse(new byte[0]);
        double[] latent = encoder.apply(picture.map(seen -> kept(seen, share)).orElse(new float[3 * width * height]));
        int columns = width / factor;
        int points = columns * (height / factor);
        float[] planes = new float[points + latent.length];
        for (int i = 0; i < points; i++) {
            planes[i] = isMasked(share, i / columns * factor * width + i % columns * factor) ? 1 : 0;
        }
        for (int i = 0; i < latent.length; i++) {
            planes[points + i] = (float) latent[i];
        }
        return planes;
    }

    /** The picture with the masked part grey. */
    private static float[] kept(Picture picture, byte[] share) {
        float[] planes = LatentEncoder.planes(picture);
        int pixels = picture.width() * picture.height();
        for (int i = 0; i < planes.length; i++) {
            planes[i] = isMasked(share, i % pixels) ? 0 : planes[i];
        }
        return planes;
    }

    private static boolean isMasked(byte[] share, int pixel) {
        return share.length == 0 || (share[pixel] & 0xFF) >= MASKED_FROM;
    }
}
