package io.civstack.diffusion.noise;

/**
 * The shape of one latent, with interpolation of noise (variation seeds) and noise of another size.
 *
 * @param channels at least 1
 * @param height rows
 * @param width columns
 */
record NoiseShape(int channels, int height, int width) {

    /** Nearly parallel columns are mixed in a straight line: the arc between them has no direction. */
    private static final double NEARLY_PARALLEL = 0.9995;

    int values() {
        return channels * height * width;
    }

    NoiseShape resized(int toHeight, int toWidth) {
        return toHeight > 0 && toWidth > 0 ? new NoiseShape(channels, toHeight, toWidth) : this;
    }

    /**
     * Spherical interpolation column by column, as A1111 does: with the angle w between a column of a and of b, sin((1
     * - t) w) / sin(w) a + sin(t w) / sin(w) b. When the columns are nearly parallel on average, a straight line.
     */
    float[] between(float[] a, float[] b, double t) {
        double[] cosines = new double[channels * width];
        double mean = 0;
        for (int column = 0; column < cosines.length; column++) {
            cosines[column] = cosine(a, b, column / width, column % width);
            mean += cosines[column] / cosines.length;
        }
        float[] mixed = new float[a.length];
        for (int i = 0; i < a.length; i++) {
            int column = i / (height * width) * width + i % width;
            double angle = Math.acos(Math.clamp(cosines[column], -1.0, 1.0));
            boolean straight = mean > NEARLY_PARALLEL || Math.sin(angle) == 0;
            double ofA = straight ? 1 - t : Math.sin((1 - t) * angle) / Math.sin(angle);
            double ofB = straight ? t : Math.sin(t * angle) / Math.sin(angle);
            mixed[i] = (float) (ofA * a[i] + ofB * b[i]);
        }
        return mixed;
    }

    private double cosine(float[] a, float[] b, int channel, int x) {
        double dot = 0;
        double squaresA = 0;
        double squaresB = 0;
        for (int y = 0; y < height; y++) {
            int i = (channel * height + y) * width + x;
            dot += (double) a[i] * b[i];
            squaresA += (double) a[i] * a[i];
            squaresB += (double) b[i] * b[i];
        }
        double lengths = Math.sqrt(squaresA * squaresB);
        return lengths == 0 ? 1 : dot / lengths;
    }

    /**
     * This shape's noise with that of another shape in its middle. What does not fit is cut off, as much on both sides
     * as A1111 cuts: of an odd number it cuts one more than it must, and the last row or column stays this shape's own.
     */
    float[] withMiddle(float[] own, float[] other, NoiseShape shape) {
        int left = Math.floorDiv(width - shape.width, 2);
        int top = Math.floorDiv(height - shape.height, 2);
        int columns = shape.width + 2 * Math.min(left, 0);
        int rows = shape.height + 2 * Math.min(top, 0);
        for (int c = 0; c < channels; c++) {
            for (int y = 0; y < rows; y++) {
                int from = (c * shape.height + y + Math.max(-top, 0)) * shape.width + Math.max(-left, 0);
                int to = (c * height + y + Math.max(top, 0)) * width + Math.max(left, 0);
                System.arraycopy(other, from, own, to, columns);
            }
        }
        return own;
    }
}
