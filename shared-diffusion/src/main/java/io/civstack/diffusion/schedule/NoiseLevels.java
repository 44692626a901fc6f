package io.civstack.diffusion.schedule;

/** The noise levels a network was trained on, as sigma and as the time it is told. */
public interface NoiseLevels {

    /** The smallest level above 0. */
    double sigmaMin();

    /** The largest level. */
    double sigmaMax();

    /** The time that the network is told for a level; levels outside the range take the nearest end. */
    double timeOf(double sigma);

    /** The level of a time; the inverse of {@link #timeOf}. */
    double sigmaOf(double time);

    /** The largest time. */
    double timeMax();

    /** The smallest time. */
    double timeMin();

    /** The falling levels published for this model's architecture as the best ten steps (Align Your Steps), without the 0 at the end. */
    double[] alignedLevels();
}
