package io.civstack.diffusion.sampler;

import static io.civstack.diffusion.sampler.Latents.sum;

import io.civstack.diffusion.sampler.StepObserver.Step;

/**
 * DPM-Solver-12/23 with adaptive steps: orders 2 and 3 side by side, their difference against a tolerance decides
 * whether the step is accepted and how long the next one is. The number of steps asked for only says where to begin and
 * end. With eta above 0 each step goes lower, but not below the last level, and adds noise when it is accepted; its
 * length then follows the error with the exponent that k-diffusion takes.
 */
final class DpmAdaptive {

    private static final double RELATIVE_TOLERANCE = 0.05;
    private static final double ABSOLUTE_TOLERANCE = 0.0078;
    private static final double FIRST_STEP = 0.05;
    private static final double SAFETY = 0.81;
    private static final double ORDER = 3;
    private static final double ORDER_WITH_NOISE = 1.5;
    private static final double END = 1e-5;

    /** Without a limit, a model for which no step is accepted would run without end. */
    static final int TRIES_MAX = 1000;

    private DpmAdaptive() {}

    static Sampler ancestral(double eta) {
        return (start, run) -> sample(start, run, eta);
    }

    private static double[] sample(double[] start, Sampling run, double eta) {
        double l = -Math.log(run.sigmas()[0]);
        double from = l;
        double end = run.lastAboveZero();
        double to = -Math.log(end);
        double order = eta > 0 ? ORDER_WITH_NOISE : ORDER;
        DpmSolver solver = new DpmSolver(run.model());
        double[] x = start;
        double[] lowBefore = start;
        double h = FIRST_STEP;
        for (int tries = 1; l < to - END && tries <= TRIES_MAX; tries++) {
            double next = Math.min(to, l + h);
            AncestralStep split = AncestralStep.of(Math.exp(-l), Math.exp(-next), eta);
            split = split.notBelow(end, Math.exp(-next));
            double lower = -Math.log(split.down());
            double[] eps = solver.eps(x, l);
            double[] epsAtThird = solver.epsAt(DpmSolver.THIRD, x, l, lower, eps);
            double[] low = solver.second(x, l, lower, eps, epsAtThird, DpmSolver.THIRD);
            double[] high = solver.third(x, l, lower, eps, epsAtThird);
            double factor = 1 + Math.atan(Math.pow(1 / (error(low, high, lowBefore) + 1e-8), 1 / order) - 1);
            h *= factor;
            int guess = (int) Math.ceil(tries * (to - from) / Math.max(next - from, END));
            run.observer()
                    .afterStep(new Step(tries, Math.max(tries, guess), Math.exp(-l), sum(1, x, -Math.exp(-l), eps)));
            if (factor >= SAFETY) {
                lowBefore = low;
                x = split.addNoise(high, Math.exp(-l), Math.exp(-next), run.noise());
                l = next;
            }
        }
        return x;
    }

    /** Root mean square of the difference, each element in units of its tolerance; over the whole batch. */
    private static double error(double[] low, double[] high, double[] lowBefore) {
        double squares = 0;
        for (int i = 0; i < low.length; i++) {
            double size = Math.max(Math.abs(low[i]), Math.abs(lowBefore[i]));
            double tolerance = Math.max(ABSOLUTE_TOLERANCE, RELATIVE_TOLERANCE * size);
            double share = (low[i] - high[i]) / tolerance;
            squares += share * share;
        }
        return Math.sqrt(squares / low.length);
    }
}
