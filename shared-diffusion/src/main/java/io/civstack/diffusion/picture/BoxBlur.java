package io.civstack.diffusion.picture;

/** Gaussian and box blurs of one plane. Edge values are repeated beyond the edges. */
final class BoxBlur {

    private static final int BOXES = 3;

    private BoxBlur() {}

    /**
     * A Gaussian blur as Pillow has it: three boxes whose variances sum to that of the Gaussian (extended box filters,
     * Gwosdek et al. 2011). For the variance v = s^2 / 3 of one the radius is r = l + a, where l is the whole part of
     * (sqrt(12 v + 1) - 1) / 2 and a = (2 l + 1) (l (l + 1) - 3 v) / (6 (v - (l + 1)^2)).
     *
     * @param plane row by row
     * @param deviation the Gaussian's s in pixels, which Pillow calls radius; 0 for none
     * @return a new plane
     */
    static float[] gaussian(float[] plane, int width, double deviation) {
        double variance = deviation * deviation / BOXES;
        double whole = Math.floor((Math.sqrt(12 * variance + 1) - 1) / 2);
        double next = whole + 1;
        double rest = (2 * whole + 1) * (whole * next - 3 * variance) / (6 * (variance - next * next));
        return boxes(plane, width, whole + rest);
    }

    /**
     * Three box blurs one after the other, which is nearly a Gaussian.
     *
     * @param radius of a box: the mean is over 2 radius + 1 neighbours, of which the outer two count by the fraction
     *     that the radius has
     * @return a new plane
     */
    static float[] boxes(float[] plane, int width, double radius) {
        float[] blurred = plane.clone();
        int height = plane.length / width;
        for (int pass = 0; pass < BOXES && radius > 0; pass++) {
            blurred = box(blurred, radius, 1, width, height, width);
            blurred = box(blurred, radius, width, height, width, 1);
        }
        return blurred;
    }

    /** One box along lines of a stride. */
    private static float[] box(float[] values, double radius, int stride, int length, int lines, int lineStride) {
        int whole = (int) radius;
        double rest = radius - whole;
        double share = 1 / (2 * radius + 1);
        float[] blurred = new float[values.length];
        for (int line = 0; line < lines; line++) {
            int start = line * lineStride;
            double sum = 0;
            for (int k = -whole; k <= whole; k++) {
                sum += values[start + Math.clamp(k, 0, length - 1) * stride];
            }
            for (int i = 0; i < length; i++) {
                double after = values[start + Math.min(i + whole + 1, length - 1) * stride];
                double before = values[start + Math.max(i - whole - 1, 0) * stride];
                blurred[start + i * stride] = (float) (share * (sum + rest * (before + after)));
                sum += after - values[start + Math.max(i - whole, 0) * stride];
            }
        }
        return blurred;
    }
}
