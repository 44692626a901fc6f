package io.civstack.diffusion.sampler;

import static io.civstack.diffusion.sampler.Latents.slope;
import static io.civstack.diffusion.sampler.Latents.sum;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Linear multistep (Adams-Bashforth on uneven levels): x += sum of c_j d_j over the last four slopes, c_j the integral
 * from s to s' of the Lagrange polynomial that is 1 at level j and 0 at the others. Fourth order once four slopes are
 * known; one call a step.
 */
final class Lms {

    private static final int ORDER = 4;
    private static final double[] GAUSS_NODES = {-Math.sqrt(0.6), 0, Math.sqrt(0.6)};
    private static final double[] GAUSS_WEIGHTS = {5.0 / 9, 8.0 / 9, 5.0 / 9};

    private Lms() {}

    static double[] deterministic(double[] start, Sampling run) {
        double[] x = start;
        Deque<double[]> slopes = new ArrayDeque<>();
        for (int i = 0; i < run.steps(); i++) {
            double sigma = run.sigmas()[i];
            double[] denoised = run.denoise(x, sigma);
            slopes.addFirst(slope(x, denoised, sigma));
            if (slopes.size() > ORDER) {
                slopes.removeLast();
            }
            int j = 0;
            for (double[] slope : slopes) {
                x = sum(1, x, coefficient(run.sigmas(), i, j++, slopes.size()), slope);
            }
            run.stepDone(i, denoised);
        }
        return x;
    }

    /** Three Gauss points integrate polynomials up to the fifth degree exactly; these have at most the third. */
    private static double coefficient(double[] sigmas, int i, int j, int order) {
        double middle = (sigmas[i] + sigmas[i + 1]) / 2;
        double half = (sigmas[i + 1] - sigmas[i]) / 2;
        double integral = 0;
        for (int g = 0; g < GAUSS_NODES.length; g++) {
            integral += GAUSS_WEIGHTS[g] * half * lagrange(sigmas, i, j, order, middle + half * GAUSS_NODES[g]);
        }
        return integral;
    }

    private static double lagrange(double[] sigmas, int i, int j, int order, double at) {
        double product = 1;
        for (int k = 0; k < order; k++) {
            if (k != j) {
                product *= (at - sigmas[i - k]) / (sigmas[i - j] - sigmas[i - k]);
            }
        }
        return product;
    }
}
