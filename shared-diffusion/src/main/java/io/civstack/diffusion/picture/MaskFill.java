package io.civstack.diffusion.picture;

import java.util.List;

/**
 * Fills a part of a picture with the colours around it: A1111's "fill". The picture without that part is blurred with
 * decreasing radius, and each layer is composited over the wider ones, so that every pixel gets the nearest colours
 * that reach it.
 *
 * <p>With the opacity a of a layer and its colours p, which are multiplied by a: P = p + (1 - a) P and A = a + (1 - a)
 * A for each layer; the colour is P / A. A1111 rounds each layer to bytes; here nothing is rounded before the end, so
 * single values differ by up to 8 of 255.
 */
public final class MaskFill {

    /**
     * @param deviation of the blur in pixels
     * @param times it is composited, which makes its soft edges harder
     */
    private record Layer(double deviation, int times) {}

    private static final List<Layer> LAYERS = List.of(
            new Layer(256, 1), new Layer(64, 1), new Layer(16, 2), new Layer(4, 4), new Layer(2, 2), new Layer(0, 1));

    /** Less opacity than this is rounding. */
    private static final float UNREACHED = 1e-4f;

    private MaskFill() {}

    /**
     * The picture with a part filled; pixels outside of the mask are unchanged.
     *
     * @param part of the picture's size; where no colour reaches, some 770 pixels from all that is kept, it gets black
     */
    public static Picture fill(Picture picture, Mask part) {
        int width = picture.width();
        if (part.width() != width || part.height() != picture.height()) {
            throw new IllegalArgumentException("the mask must have the size of the picture");
        }
        int pixels = part.share().length;
        float[] kept = new float[pixels];
        float[][] colours = new float[3][pixels];
        for (int i = 0; i < pixels; i++) {
            kept[i] = 1 - (part.share()[i] & 0xFF) / 255f;
            for (int channel = 0; channel < 3; channel++) {
                colours[channel][i] = kept[i] * (picture.rgb()[3 * i + channel] & 0xFF);
            }
        }
        float[] opacity = new float[pixels];
        float[][] filled = new float[3][pixels];
        for (Layer layer : LAYERS) {
            float[] over = BoxBlur.gaussian(kept, width, layer.deviation());
            for (int channel = 0; channel < 3; channel++) {
                lay(BoxBlur.gaussian(colours[channel], width, layer.deviation()), over, layer.times(), filled[channel]);
            }
            lay(over, over, layer.times(), opacity);
        }
        return picture(filled, opacity, picture);
    }

    private static void lay(float[] layer, float[] opacity, int times, float[] below) {
        for (int i = 0; i < below.length; i++) {
            for (int time = 0; time < times; time++) {
                below[i] = layer[i] + (1 - opacity[i]) * below[i];
            }
        }
    }

    private static Picture picture(float[][] filled, float[] opacity, Picture like) {
        byte[] rgb = new byte[like.rgb().length];
        for (int i = 0; i < rgb.length; i++) {
            float under = opacity[i / 3];
            float colour = under > UNREACHED ? filled[i % 3][i / 3] / under : 0;
            rgb[i] = (byte) Math.rint(Math.clamp(colour, 0f, 255f));
        }
        return new Picture(like.width(), like.height(), rgb);
    }
}
