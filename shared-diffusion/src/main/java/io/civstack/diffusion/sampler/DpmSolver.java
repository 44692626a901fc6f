package io.civstack.diffusion.sampler;

import static io.civstack.diffusion.sampler.Latents.slope;
import static io.civstack.diffusion.sampler.Latents.sum;

import io.civstack.diffusion.denoiser.Denoiser;

/**
 * The singlestep DPM-Solvers of order 1, 2 and 3 in l = -ln s, on eps = (x - D) / s (Lu et al. 2022, algorithms 1 and
 * 2). Each takes the eps at the start of the step, which orders 2 and 3 share when both are wanted.
 */
final class DpmSolver {

    static final double THIRD = 1.0 / 3;

    private final Denoiser model;

    DpmSolver(Denoiser model) {
        this.model = model;
    }

    double[] eps(double[] x, double l) {
        double sigma = Math.exp(-l);
        return slope(x, model.denoise(x, sigma), sigma);
    }

    /** x - s' (e^h - 1) eps. */
    double[] first(double[] x, double l, double to, double[] eps) {
        return sum(1, x, -Math.exp(-to) * Math.expm1(to - l), eps);
    }

    /** One more call at l + r h. */
    double[] second(double[] x, double l, double to, double[] eps, double[] epsAtR, double r) {
        double step = Math.exp(-to) * Math.expm1(to - l);
        return sum(1, x, -step + step / (2 * r), eps, -step / (2 * r), epsAtR);
    }

    /** Two more calls, at l + h/3 (given) and l + 2h/3 (made here). */
    double[] third(double[] x, double l, double to, double[] eps, double[] epsAtThird) {
        double h = to - l;
        double r1 = THIRD;
        double r2 = 2 * THIRD;
        double l2 = l + r2 * h;
        double s2 = Math.exp(-l2);
        double curve = s2 * (r2 / r1) * (Math.expm1(r2 * h) / (r2 * h) - 1);
        double[] at2 = sum(1, x, -s2 * Math.expm1(r2 * h) + curve, eps, -curve, epsAtThird);
        double[] epsAt2 = eps(at2, l2);
        double end = Math.exp(-to);
        double bend = end / r2 * (Math.expm1(h) / h - 1);
        return sum(1, x, -end * Math.expm1(h) + bend, eps, -bend, epsAt2);
    }

    double[] epsAt(double r, double[] x, double l, double to, double[] eps) {
        double at = l + r * (to - l);
        return eps(first(x, l, at, eps), at);
    }
}
