package io.civstack.diffusion.pipeline.inpaint;

import io.civstack.diffusion.picture.Mask;
import io.civstack.diffusion.picture.Picture;
import io.civstack.diffusion.pipeline.latent.LatentEncoder;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the UNet of an inpainting checkpoint sees beside the noisy latent: one plane that says where to draw, then the latent of the picture with
 * that part painted grey. Without a mask, or without a picture, it is to draw everywhere.
 *
 * <p>As A1111 has it: the mask is rounded to 0 or 1 and a point of the latent takes the pixel at its top left.
 */
public final class InpaintConditioning {

    private static final int DRAWN_FROM = 128;

    private InpaintConditioning() {}

    /**
     * The planes behind each other.
     *
     * @param picture of the request's size
     * @param mask likewise
     * @param width of the request in pixels
     * @param factor pixels of one latent's side
     * @param encoder makes a latent of three planes of pixels from -1 to 1
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
            planes[i] = draws(share, i / columns * factor * width + i % columns * factor) ? 1 : 0;
        }
        for (int i = 0; i < latent.length; i++) {
            planes[points + i] = (float) latent[i];
        }
        return planes;
    }

    /** The picture, grey where it is to be replaced. */
    private static float[] kept(Picture picture, byte[] share) {
        float[] planes = LatentEncoder.planes(picture);
        int pixels = picture.width() * picture.height();
        for (int i = 0; i < planes.length; i++) {
            planes[i] = draws(share, i % pixels) ? 0 : planes[i];
        }
        return planes;
    }

    private static boolean draws(byte[] share, int pixel) {
        return share.length == 0 || (share[pixel] & 0xFF) >= DRAWN_FROM;
    }
}
