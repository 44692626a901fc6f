package io.civstack.diffusion.schedule;

import java.util.function.DoubleUnaryOperator;

/**
 * The levels of a flow model: x = (1 - s) z + s noise, s from 1 to 0, and the time input of the network is s itself. A
 * shift moves the steps towards the noisy end, the more the larger the picture. Source: Esser et al. 2024 (2403.03206);
 * Black Forest Labs' Flux for the exponential form.
 */
public final class FlowLevels implements NoiseLevels {

    private static final double SMALLEST = 1e-3;

    private final DoubleUnaryOperator shift;
    private final DoubleUnaryOperator unshift;
    private final double timeMin;

    private FlowLevels(DoubleUnaryOperator shift, DoubleUnaryOperator unshift, double timeMin) {
        this.shift = shift;
        this.unshift = unshift;
        this.timeMin = timeMin;
    }

    /** s' = k s / (1 + (k - 1) s), as SD3 and diffusers have it: the smallest time has been shifted once already. */
    public static FlowLevels shifted(double k) {
        return new FlowLevels(
                s -> k * s / (1 + (k - 1) * s), s -> s / (k - (k - 1) * s), k * SMALLEST / (1 + (k - 1) * SMALLEST));
    }

    /** s' = e^mu / (e^mu + 1/s - 1), as Flux has it; mu grows with the number of image tokens. */
    public static FlowLevels exponential(double mu) {
        double k = Math.exp(mu);
        return new FlowLevels(s -> k / (k + 1 / s - 1), s -> 1 / (1 + k / s - k), SMALLEST);
    }

    /** mu of a picture: linear in its tokens, 0.5 at 256 and 1.15 at 4096. */
    public static double muOf(int imageTokens) {
        return 0.5 + (1.15 - 0.5) * (imageTokens - 256) / (4096 - 256);
    }

    @Override
    public double sigmaMin() {
        return sigmaOf(timeMin);
    }

    @Override
    public double sigmaMax() {
        return 1;
    }

    /** The time input of flow networks is the shifted sigma. */
    @Override
    public double timeOf(double sigma) {
        return sigma;
    }

    @Override
    public double sigmaOf(double time) {
        return time <= 0 ? 0 : shift.applyAsDouble(Math.min(time, 1));
    }

    /** The time that {@link #sigmaOf} shifts to this level. */
    public double unshifted(double sigma) {
        return sigma <= 0 ? 0 : unshift.applyAsDouble(sigma);
    }

    @Override
    public double timeMax() {
        return 1;
    }

    @Override
    public double timeMin() {
        return timeMin;
    }

    /** Nothing is published for these; eleven levels of the shift itself. */
    @Override
    public double[] alignedLevels() {
        return Spacing.linear(1, timeMin, 11).map(this::sigmaOf).toArray();
    }
}
