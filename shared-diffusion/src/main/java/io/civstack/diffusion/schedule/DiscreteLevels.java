package io.civstack.diffusion.schedule;

import java.util.Arrays;

/**
 * The levels of a model trained on a table of discrete times. Between two entries the logarithm of sigma is linear in
 * time, as in k-diffusion and A1111.
 */
public final class DiscreteLevels implements NoiseLevels {

    private static final int TIMES = 1000;
    private static final double BETA_FIRST = 0.00085;
    private static final double BETA_LAST = 0.012;

    private static final double LAST_PRODUCT = 4.8973451890853435e-8;

    private static final double[] ALIGNED_SD1 = {
        14.615, 6.475, 3.861, 2.697, 1.886, 1.396, 0.963, 0.652, 0.399, 0.152, 0.029
    };
    private static final double[] ALIGNED_SDXL = {
        14.615, 6.315, 3.771, 2.181, 1.342, 0.862, 0.555, 0.380, 0.234, 0.113, 0.029
    };

    private final double[] sigmas;
    private final double[] logarithms;
    private final double[] aligned;

    /**
     * @param sigmas rising, all above 0, at least two
     * @param aligned falling, at least two: the levels of {@link Schedule#ALIGN_YOUR_STEPS}
     */
    public DiscreteLevels(double[] sigmas, double[] aligned) {
        this.sigmas = sigmas.clone();
        this.aligned = aligned.clone();
        this.logarithms = Arrays.stream(sigmas).map(Math::log).toArray();
    }

    /**
     * Stable Diffusion 1 and 2: the roots of beta are linear from sqrt(.00085) to sqrt(.012) over 1000 times; sigma =
     * sqrt((1 - a) / a), a the running product of 1 - beta. Sigma goes from .0292 to 14.6146.
     */
    public static DiscreteLevels scaledLinear() {
        return new DiscreteLevels(scaledLinearSigmas(), ALIGNED_SD1);
    }

    /** Stable Diffusion XL: the same table, with aligned levels of its own. */
    public static DiscreteLevels scaledLinearXl() {
        return new DiscreteLevels(scaledLinearSigmas(), ALIGNED_SDXL);
    }

    /**
     * The same levels stretched so that the last one is noise alone (Lin et al. 2023, 2305.08891): the root of a goes
     * from its first value to 0 in a straight line of the old one, the smallest sigma stays. The last a is 4.9e-8
     * instead of 0, as in ComfyUI, because sigma would be endless. Only networks that predict velocity work at that
     * level.
     */
    public DiscreteLevels zeroTerminal() {
        int last = sigmas.length - 1;
        double[] roots = Arrays.stream(sigmas)
                .map(sigma -> 1 / Math.sqrt(sigma * sigma + 1))
                .toArray();
        double stretch = roots[0] / (roots[0] - roots[last]);
        double[] stretched = new double[sigmas.length];
        for (int t = 0; t <= last; t++) {
            double root = (roots[t] - roots[last]) * stretch;
            double product = t == last ? LAST_PRODUCT : root * root;
            stretched[t] = Math.sqrt((1 - product) / product);
        }
        return new DiscreteLevels(stretched, aligned);
    }

    /**
     * Every n-th level, up to the largest, as a table of its own: times 0, 1, ... are n - 1, 2 n - 1, ... of this one.
     */
    public DiscreteLevels every(int n) {
        double[] some = new double[sigmas.length / n];
        for (int i = 0; i < some.length; i++) {
            some[i] = sigmas[(i + 1) * n - 1];
        }
        return new DiscreteLevels(some, aligned);
    }

    private static double[] scaledLinearSigmas() {
        double[] sigmas = new double[TIMES];
        double first = Math.sqrt(BETA_FIRST);
        double last = Math.sqrt(BETA_LAST);
        double product = 1;
        for (int t = 0; t < TIMES; t++) {
            double root = first + (last - first) * t / (TIMES - 1);
            product *= 1 - root * root;
            sigmas[t] = Math.sqrt((1 - product) / product);
        }
        return sigmas;
    }

    @Override
    public double sigmaMin() {
        return sigmas[0];
    }

    @Override
    public double sigmaMax() {
        return sigmas[sigmas.length - 1];
    }

    @Override
    public double timeMax() {
        return sigmas.length - 1;
    }

    @Override
    public double timeMin() {
        return 0;
    }

    @Override
    public double[] alignedLevels() {
        return aligned.clone();
    }

    @Override
    public double timeOf(double sigma) {
        double logarithm = Math.log(sigma);
        int found = Arrays.binarySearch(logarithms, logarithm);
        if (found >= 0) {
            return found;
        }
        int low = Math.clamp(-found - 2, 0, sigmas.length - 2);
        double weight = (logarithm - logarithms[low]) / (logarithms[low + 1] - logarithms[low]);
        return low + Math.clamp(weight, 0.0, 1.0);
    }

    @Override
    public double sigmaOf(double time) {
        int low = Math.clamp((int) Math.floor(time), 0, sigmas.length - 2);
        double weight = Math.clamp(time, 0.0, timeMax()) - low;
        return Math.exp((1 - weight) * logarithms[low] + weight * logarithms[low + 1]);
    }
}
