package io.civstack.diffusion.picture;

/**
 * Separable resampling of planes: Lanczos' windowed sinc for pixels, bilinear for latents. When a picture gets smaller
 * the filter gets wider, against aliasing. Sample positions are pixel centres, as in Pillow and PyTorch without aligned
 * corners.
 */
public final class Resampling {

    private static final double LANCZOS_SUPPORT = 3;

    private Resampling() {}

    /** A picture at another size. */
    public static Picture lanczos(Picture picture, int width, int height) {
        if (picture.width() == width && picture.height() == height) {
            return picture;
        }
        return new Picture(width, height, lanczos(picture.rgb(), picture.width(), picture.height(), width, height));
    }

    /** A mask at another size. */
    public static Mask lanczos(Mask mask, int width, int height) {
        if (mask.width() == width && mask.height() == height) {
            return mask;
        }
        return new Mask(width, height, lanczos(mask.share(), mask.width(), mask.height(), width, height));
    }

    /** Interleaved bytes of one or more channels. */
    private static byte[] lanczos(byte[] bytes, int width, int height, int toWidth, int toHeight) {
        double[][] across = weights(width, toWidth, LANCZOS_SUPPORT, true);
        double[][] down = weights(height, toHeight, LANCZOS_SUPPORT, true);
        double[] plane = new double[width * height];
        int channels = bytes.length / plane.length;
        byte[] all = new byte[channels * toWidth * toHeight];
        for (int channel = 0; channel < channels; channel++) {
            for (int i = 0; i < plane.length; i++) {
                plane[i] = bytes[channels * i + channel] & 0xFF;
            }
            double[] resized = plane(plane, width, across, down);
            for (int i = 0; i < resized.length; i++) {
                all[channels * i + channel] = (byte) Math.rint(Math.clamp(resized[i], 0.0, 255.0));
            }
        }
        return all;
    }

    /**
     * A latent at another size, bilinear without widening (PyTorch's default).
     *
     * @param latent channels planes of width x height, one after the other
     */
    public static double[] bilinear(double[] latent, int channels, int width, int height, int toWidth, int toHeight) {
        double[][] across = weights(width, toWidth, 1, false);
        double[][] down = weights(height, toHeight, 1, false);
        double[] resized = new double[channels * toWidth * toHeight];
        for (int channel = 0; channel < channels; channel++) {
            double[] plane = new double[width * height];
            System.arraycopy(latent, channel * plane.length, plane, 0, plane.length);
            double[] result = plane(plane, width, across, down);
            System.arraycopy(result, 0, resized, channel * result.length, result.length);
        }
        return resized;
    }

    private static double[] plane(double[] plane, int width, double[][] across, double[][] down) {
        int height = plane.length / width;
        double[] wide = new double[across.length * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < across.length; x++) {
                double sum = 0;
                for (int k = 1; k < across[x].length; k++) {
                    sum += across[x][k] * plane[y * width + (int) across[x][0] + k - 1];
                }
                wide[y * across.length + x] = sum;
            }
        }
        double[] result = new double[across.length * down.length];
        for (int y = 0; y < down.length; y++) {
            for (int x = 0; x < across.length; x++) {
                double sum = 0;
                for (int k = 1; k < down[y].length; k++) {
                    sum += down[y][k] * wide[((int) down[y][0] + k - 1) * across.length + x];
                }
                result[y * across.length + x] = sum;
            }
        }
        return result;
    }

    /**
     * For each new sample its first old one and then the weights of those from there on; they sum to 1, also at the
     * edges.
     */
    private static double[][] weights(int from, int to, double support, boolean widens) {
        double scale = (double) from / to;
        double stretch = widens ? Math.max(scale, 1) : 1;
        double[][] weights = new double[to][];
        for (int i = 0; i < to; i++) {
            double centre = (i + 0.5) * scale;
            if (!widens) {
                centre = Math.clamp(centre, 0.5, from - 0.5);
            }
            int first = Math.max(0, (int) Math.floor(centre - support * stretch + 0.5));
            int last = Math.min(from, (int) Math.floor(centre + support * stretch + 0.5));
            double[] row = new double[Math.max(1, last - first) + 1];
            double sum = 0;
            for (int k = 1; k < row.length; k++) {
                row[k] = kernel((first + k - 1 + 0.5 - centre) / stretch, support);
                sum += row[k];
            }
            for (int k = 1; k < row.length; k++) {
                row[k] /= sum;
            }
            row[0] = first;
            weights[i] = row;
        }
        return weights;
    }

    private static double kernel(double x, double support) {
        double distance = Math.abs(x);
        if (distance >= support) {
            return 0;
        }
        return support == 1 ? 1 - distance : sinc(distance) * sinc(distance / support);
    }

    private static double sinc(double x) {
        return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
    }
}
