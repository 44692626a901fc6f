package io.civstack.diffusion.schedule;

/**
 * The beta schedule: sigma is the quantile of a beta distribution, so that both ends of the run get more steps than its
 * middle.
 */
public final class BetaQuantiles {

    private static final double SHAPE = 0.6;
    private static final int HALVINGS = 60;
    private static final int PIECES = 64;

    /** Whole of the density x^(a-1) (1-x)^(a-1) up to one half; the other half is the same. */
    private static final double HALF = incomplete(0.5);

    private BetaQuantiles() {}

    static double[] levels(NoiseLevels model, int steps) {
        double min = model.sigmaMin();
        return Spacing.linear(1, 0, steps)
                .map(share -> min + quantile(share) * (model.sigmaMax() - min))
                .toArray();
    }

    /** The x below which a share p of the distribution lies. */
    public static double quantile(double p) {
        if (p > 0.5) {
            return 1 - quantile(1 - p);
        }
        double low = 0;
        double high = 0.5;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (incomplete(middle) < 2 * HALF * p) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    /** Simpson's rule after x = u^(1/a), which takes away the pole at 0: the integral of (1 - u^(1/a))^(a-1) / a. */
    private static double incomplete(double x) {
        double end = Math.pow(x, SHAPE);
        double width = end / PIECES;
        double integral = 0;
        for (int i = 0; i <= PIECES; i++) {
            double weight = i == 0 || i == PIECES ? 1 : i % 2 == 1 ? 4 : 2;
            integral += weight * Math.pow(1 - Math.pow(i * width, 1 / SHAPE), SHAPE - 1);
        }
        return integral * width / 3 / SHAPE;
    }
}
