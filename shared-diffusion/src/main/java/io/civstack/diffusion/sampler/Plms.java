package io.civstack.diffusion.sampler;

import static io.civstack.diffusion.sampler.Latents.slope;
import static io.civstack.diffusion.sampler.Latents.sum;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Pseudo linear multistep (Liu et al. 2022): Adams-Bashforth with the weights of even steps, (55, -59, 37, -9) / 24, on
 * eps = (x - D) / s. In sigma space the paper's transfer is x + (s' - s) eps. The first step is taken twice, the second
 * time with the mean of both ends.
 */
final class Plms {

    private static final double[][] WEIGHTS = {
        {1}, {3.0 / 2, -1.0 / 2}, {23.0 / 12, -16.0 / 12, 5.0 / 12}, {55.0 / 24, -59.0 / 24, 37.0 / 24, -9.0 / 24}
    };

    private Plms() {}

    static double[] deterministic(double[] start, Sampling run) {
        double[] x = start;
        Deque<double[]> history = new ArrayDeque<>();
        for (int i = 0; i < run.steps(); i++) {
            double sigma = run.sigmas()[i];
            double next = run.sigmas()[i + 1];
            double[] denoised = run.denoise(x, sigma);
            history.addFirst(slope(x, denoised, sigma));
            if (history.size() > WEIGHTS.length) {
                history.removeLast();
            }
            x = i == 0
                    ? firstStep(x, sigma, next, history.getFirst(), run)
                    : sum(1, x, next - sigma, combined(history));
            run.stepDone(i, denoised);
        }
        return x;
    }

    private static double[] firstStep(double[] x, double sigma, double next, double[] eps, Sampling run) {
        double[] trial = sum(1, x, next - sigma, eps);
        if (next == 0 || run.steps() == 1) {
            return trial;
        }
        double[] there = slope(trial, run.denoise(trial, next), next);
        return sum(1, x, (next - sigma) / 2, eps, (next - sigma) / 2, there);
    }

    private static double[] combined(Deque<double[]> history) {
        double[] weights = WEIGHTS[history.size() - 1];
        double[] combined = new double[history.getFirst().length];
        int j = 0;
        for (double[] eps : history) {
            combined = sum(1, combined, weights[j++], eps);
        }
        return combined;
    }
}
