package io.civstack.diffusion.picture;

import java.util.Arrays;

/**
 * An inpainting mask: which pixels are replaced.
 *
 * @param width in pixels
 * @param height in pixels
 * @param share opacity, {@code width * height} bytes, row by row: 0 keeps the pixel, 255 replaces it; not copied, so it
 *     must not be modified
 */
@SuppressWarnings("ArrayRecordComponent") // pixels, as in Picture
public record Mask(int width, int height, byte[] share) {

    public Mask {
        if (width < 1 || height < 1 || share.length != (long) width * height) {
            throw new IllegalArgumentException("a mask has a byte for every pixel");
        }
    }

    /** A mask that replaces a rectangle; what lies outside the picture is ignored. */
    public static Mask rectangle(int width, int height, int left, int top, int right, int bottom) {
        byte[] share = new byte[width * height];
        int from = Math.clamp(left, 0, width);
        int to = Math.clamp(right, from, width);
        for (int y = Math.max(0, top); y < Math.min(height, bottom); y++) {
            Arrays.fill(share, y * width + from, y * width + to, (byte) 255);
        }
        return new Mask(width, height, share);
    }

    /** Whether any pixel is above 0. */
    public boolean marksAnything() {
        for (byte pixel : share) {
            if (pixel != 0) {
                return true;
            }
        }
        return false;
    }

    /**
     * The mask of a latent: the largest value under each of its points, 0 to 1.
     *
     * @param factor pixels along the side of one latent point
     */
    public double[] latent(int factor) {
        double[] largest = new double[(width / factor) * (height / factor)];
        for (int y = 0; y < height / factor * factor; y++) {
            for (int x = 0; x < width / factor * factor; x++) {
                int at = y / factor * (width / factor) + x / factor;
                largest[at] = Math.max(largest[at], (share[y * width + x] & 0xFF) / 255.0);
            }
        }
        return largest;
    }

    /** The mask with soft edges: three box blurs one after the other, which is nearly a Gaussian of this radius. */
    public Mask blurred(int radius) {
        float[] values = new float[share.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = share[i] & 0xFF;
        }
        float[] blurred = BoxBlur.boxes(values, width, radius);
        byte[] soft = new byte[share.length];
        for (int i = 0; i < soft.length; i++) {
            soft[i] = (byte) Math.rint(blurred[i]);
        }
        return new Mask(width, height, soft);
    }

    /** Blends two pictures of the mask's size: {@code fresh} where the mask is 255, {@code old} where it is 0. */
    public Picture compose(Picture old, Picture fresh) {
        byte[] rgb = new byte[old.rgb().length];
        for (int i = 0; i < rgb.length; i++) {
            double weight = (share[i / 3] & 0xFF) / 255.0;
            rgb[i] = (byte) Math.rint((1 - weight) * (old.rgb()[i] & 0xFF) + weight * (fresh.rgb()[i] & 0xFF));
        }
        return new Picture(old.width(), old.height(), rgb);
    }
}
