package io.civstack.diffusion.sampler;

import static io.civstack.diffusion.sampler.Latents.sum;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * UniPC (Zhao et al. 2023) on D, with B(h) = h: a predictor of order p makes the step; the next call's D corrects it
 * afterwards at no further cost. With l = -ln s, h = l' - l: x' = (s' / s) x - (e^-h - 1) D + h (sum of rho_k (D_k - D)
 * / r_k), where r_k = (l_k - l) / h and the rho solve a small Vandermonde system. Order 3, less at the start and
 * towards the end; a step to 0 takes D.
 */
final class UniPc {

    private static final int ORDER = 3;

    private UniPc() {}

    static double[] deterministic(double[] start, Sampling run) {
        double[] x = start;
        double[] before = start;
        List<Evaluation> known = new ArrayList<>();
        int order = 1;
        for (int i = 0; i < run.steps(); i++) {
            double sigma = run.sigmas()[i];
            double next = run.sigmas()[i + 1];
            double[] denoised = run.denoise(x, sigma);
            Evaluation here = new Evaluation(-Math.log(sigma), denoised);
            if (i > 0) {
                x = step(before, known, order, here.l(), here);
            }
            known.addFirst(here);
            order = Math.min(ORDER, Math.min(run.steps() - i, i + 1));
            before = x;
            x = next == 0 ? denoised : step(before, known, order, -Math.log(next), null);
            run.stepDone(i, denoised);
        }
        return x;
    }

    /** A call of the model: l = -ln s and D there. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Evaluation(double l, double[] denoised) {}

    /**
     * The predictor, or the corrector when D at the end of the step is known as well: then it is one more support, with
     * r = 1.
     */
    private static double[] step(double[] x, List<Evaluation> known, int order, double to, @Nullable Evaluation end) {
        Evaluation from = known.getFirst();
        double h = to - from.l();
        List<Double> r = new ArrayList<>();
        List<double[]> support = new ArrayList<>();
        for (int k = 1; k < order; k++) {
            r.add((known.get(k).l() - from.l()) / h);
            support.add(known.get(k).denoised());
        }
        if (end != null) {
            r.add(1.0);
            support.add(end.denoised());
        }
        double[] rho = weights(r, h, order, end != null);
        double[] next = sum(Math.exp(-h), x, -Math.expm1(-h), from.denoised());
        for (int k = 0; k < rho.length; k++) {
            double factor = h * rho[k] / r.get(k);
            next = sum(1, next, factor, support.get(k), -factor, from.denoised());
        }
        return next;
    }

    /**
     * Low orders take the half that the paper takes; else sum_k rho_k r_k^(i-1) = b_i, b_i = i! phi_(i+1)(-h) / B with
     * B = -h.
     */
    private static double[] weights(List<Double> r, double h, int order, boolean corrects) {
        int unknowns = r.size();
        if ((corrects && order == 1) || (!corrects && order == 2)) {
            return new double[] {0.5};
        }
        double[][] rows = new double[unknowns][unknowns + 1];
        double hh = -h;
        double phi = Math.expm1(hh) / hh - 1;
        double factorial = 1;
        for (int i = 0; i < unknowns; i++) {
            for (int k = 0; k < unknowns; k++) {
                rows[i][k] = Math.pow(r.get(k), i);
            }
            rows[i][unknowns] = phi * factorial / hh;
            factorial *= i + 2;
            phi = phi / hh - 1 / factorial;
        }
        return LinearSystem.solve(rows);
    }
}
