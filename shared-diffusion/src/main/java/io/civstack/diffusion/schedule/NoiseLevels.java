package io.civstack.diffusion.schedule;

/** The noise levels that a network was trained on: sigma, and the time that the network gets as input. */
public interface NoiseLevels {

    /** The smallest level above 0. */
    double sigmaMin();

    /** The largest level. */
    double sigmaMax();

    /** The time input of the network for a level; levels outside the range take the nearest end. */
    double timeOf(double sigma);

    /** The level of a time; the inverse of {@link #timeOf}. */
    double sigmaOf(double time);

    /** The largest time. */
    double timeMax();

    /** The smallest time. */
    double timeMin();

    /**
     * The falling levels published for this model's architecture as the best ten steps (Align Your Steps), without the
     * 0 at the end.
     */
    double[] alignedLevels();
}
