package io.civstack.diffusion.sampler;

import static io.civstack.diffusion.sampler.Latents.sum;

/**
 * DPM-Solver-fast: as many calls as steps, in even stretches of l = -ln s from the first level to the last one above 0:
 * third-order stretches of three calls, then second and first order for what is left. With eta above 0 each stretch
 * goes lower, but not below the last level, and adds noise.
 */
final class DpmFast {

    private DpmFast() {}

    static Sampler ancestral(double eta) {
        return (start, run) -> sample(start, run, eta);
    }

    private static double[] sample(double[] start, Sampling run, double eta) {
        int calls = run.steps();
        double from = -Math.log(run.sigmas()[0]);
        double end = run.lastAboveZero();
        double to = -Math.log(end);
        int stretches = calls / 3 + 1;
        DpmSolver solver = new DpmSolver(run.model());
        double[] x = start;
        int done = 0;
        for (int i = 0; i < stretches; i++) {
            double l = from + (to - from) * i / stretches;
            double next = from + (to - from) * (i + 1) / stretches;
            int order = order(i, stretches, calls);
            double[] eps = solver.eps(x, l);
            double[] denoised = sum(1, x, -Math.exp(-l), eps);
            AncestralStep split = AncestralStep.of(Math.exp(-l), Math.exp(-next), eta);
            split = split.notBelow(end, Math.exp(-next));
            x = step(solver, order, x, l, -Math.log(split.down()), eps);
            x = split.addNoise(x, Math.exp(-l), Math.exp(-next), run.noise());
            done += order;
            run.observer().afterStep(new StepObserver.Step(done, calls, Math.exp(-l), denoised));
        }
        return x;
    }

    private static double[] step(DpmSolver solver, int order, double[] x, double l, double next, double[] eps) {
        return switch (order) {
            case 1 -> solver.first(x, l, next, eps);
            case 2 -> solver.second(x, l, next, eps, solver.epsAt(0.5, x, l, next, eps), 0.5);
            default -> solver.third(x, l, next, eps, solver.epsAt(DpmSolver.THIRD, x, l, next, eps));
        };
    }

    /** Orders sum to the number of calls: 3, 3, ..., then 2, 1 or the remainder. */
    private static int order(int i, int stretches, int calls) {
        if (calls % 3 == 0) {
            return i < stretches - 2 ? 3 : stretches - i;
        }
        return i < stretches - 1 ? 3 : calls % 3;
    }
}
