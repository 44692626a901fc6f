package io.civstack.diffusion.sampler;

/**
 * Where the probability flow of {@link ClosedForm} really goes: in one dimension it keeps the order of points, so a
 * point stays at its quantile of the noisy distribution, two bells of variance .09 + s^2 at -1 and +1.
 */
final class Transport {

    private Transport() {}

    static double exact(double x, double from, double to) {
        double share = below(x, from);
        double low = -20;
        double high = 20;
        for (int i = 0; i < 80; i++) {
            double middle = (low + high) / 2;
            if (below(middle, to) < share) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    private static double below(double x, double sigma) {
        double deviation = Math.sqrt(0.09 + sigma * sigma);
        return (normal((x - 1) / deviation) + normal((x + 1) / deviation)) / 2;
    }

    /** The normal distribution function by its power series, which converges fast within a few deviations. */
    private static double normal(double z) {
        if (Math.abs(z) > 8) {
            return z > 0 ? 1 : 0;
        }
        double term = z;
        double sum = z;
        for (int i = 1; i < 300 && Math.abs(term) > 1e-18; i++) {
            term *= z * z / (2 * i + 1);
            sum += term;
        }
        return 0.5 + sum * Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
    }
}
