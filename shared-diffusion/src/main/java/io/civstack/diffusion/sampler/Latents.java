package io.civstack.diffusion.sampler;

/** The few sums that formulas of samplers are made of. Every result is a new array. */
final class Latents {

    private Latents() {}

    /** a x + b y. */
    static double[] sum(double a, double[] x, double b, double[] y) {
        double[] sum = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            sum[i] = a * x[i] + b * y[i];
        }
        return sum;
    }

    /** a x + b y + c z. */
    static double[] sum(double a, double[] x, double b, double[] y, double c, double[] z) {
        double[] sum = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            sum[i] = a * x[i] + b * y[i] + c * z[i];
        }
        return sum;
    }

    /** The slope (x - D) / s. */
    static double[] slope(double[] x, double[] denoised, double sigma) {
        return sum(1 / sigma, x, -1 / sigma, denoised);
    }
}
