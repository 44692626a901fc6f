package io.civstack.diffusion.sampler;

import static io.civstack.diffusion.sampler.Latents.sum;

import org.jspecify.annotations.Nullable;

/**
 * DPM-Solver++ for the stochastic equation, multistep, one call a step. With l = -ln s, h = l' - l, H = h (1 + eta):
 * x = e^-H x + (1 - e^-H) D + corrections from earlier D + s' sqrt(1 - e^(-2 h eta)) z. The last step takes D itself.
 */
final class DpmPlusPlusMultistepSde {

    private DpmPlusPlusMultistepSde() {}

    /** What an earlier step left: its D and its h. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record PreviousStep(double[] denoised, double h) {}

    /** How earlier steps correct this one. */
    @FunctionalInterface
    private interface Correction {
        double[] apply(
                double[] x,
                double[] denoised,
                double h,
                double bigH,
                @Nullable PreviousStep one,
                @Nullable PreviousStep two);
    }

    /** 2M, midpoint: + (1/2) (1 - e^-H) (D - D1) / r, r = h1 / h. */
    static Sampler secondOrderMidpoint(double eta) {
        return sampler(
                eta,
                (x, denoised, h, bigH, one, two) ->
                        one == null ? x : difference(x, -0.5 * Math.expm1(-bigH) * h / one.h(), denoised, one));
    }

    /** 2M, Heun: + ((1 - e^-H) / (-H) + 1) (D - D1) / r. */
    static Sampler secondOrderHeun(double eta) {
        return sampler(
                eta,
                (x, denoised, h, bigH, one, two) ->
                        one == null ? x : difference(x, phi2(bigH) * h / one.h(), denoised, one));
    }

    /**
     * 3M: + phi2 d1 - phi3 d2 with the first and second divided differences of three D; with two D like 2M Heun. The
     * exact curvature term is twice this one, so its order is 2 in truth; k-diffusion defined the name so and pictures
     * are shared by the name.
     */
    static Sampler thirdOrder(double eta) {
        return sampler(eta, DpmPlusPlusMultistepSde::thirdOrderCorrection);
    }

    private static double[] thirdOrderCorrection(
            double[] x,
            double[] denoised,
            double h,
            double bigH,
            @Nullable PreviousStep one,
            @Nullable PreviousStep two) {
        if (one == null) {
            return x;
        }
        double r0 = one.h() / h;
        if (two == null) {
            return difference(x, phi2(bigH) / r0, denoised, one);
        }
        double r1 = two.h() / h;
        double phi3 = phi2(bigH) / bigH - 0.5;
        double[] d10 = sum(1 / r0, denoised, -1 / r0, one.denoised());
        double[] d11 = sum(1 / r1, one.denoised(), -1 / r1, two.denoised());
        double[] d1 = sum(1 + r0 / (r0 + r1), d10, -r0 / (r0 + r1), d11);
        double[] d2 = sum(1 / (r0 + r1), d10, -1 / (r0 + r1), d11);
        return sum(1, x, phi2(bigH), d1, -phi3, d2);
    }

    private static double[] difference(double[] x, double factor, double[] denoised, PreviousStep one) {
        return sum(1, x, factor, denoised, -factor, one.denoised());
    }

    private static double phi2(double bigH) {
        return Math.expm1(-bigH) / bigH + 1;
    }

    private static Sampler sampler(double eta, Correction correction) {
        return (start, run) -> {
            double[] x = start;
            PreviousStep one = null;
            PreviousStep two = null;
            for (int i = 0; i < run.steps(); i++) {
                double sigma = run.sigmas()[i];
                double next = run.sigmas()[i + 1];
                double[] denoised = run.denoise(x, sigma);
                double h = Math.log(sigma / next);
                x = next == 0
                        ? denoised
                        : correction.apply(first(x, denoised, h, eta), denoised, h, h * (1 + eta), one, two);
                if (next > 0 && eta > 0) {
                    double up = next * Math.sqrt(-Math.expm1(-2 * h * eta));
                    x = sum(1, x, up, run.noise().draw(sigma, next));
                }
                two = one;
                one = new PreviousStep(denoised, h);
                run.stepDone(i, denoised);
            }
            return x;
        };
    }

    private static double[] first(double[] x, double[] denoised, double h, double eta) {
        double bigH = h * (1 + eta);
        return sum(Math.exp(-bigH), x, -Math.expm1(-bigH), denoised);
    }
}
