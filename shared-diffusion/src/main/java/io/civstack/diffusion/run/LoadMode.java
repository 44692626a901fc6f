package io.civstack.diffusion.run;

/** How a network's weights are held. Which one is right for which size was measured; see the module's README. */
public enum LoadMode {
    /** Small networks: every optimisation, weights copied into the layouts that compute fastest. */
    SMALL,
    /** Big ones, held ready: weights widened and packed in memory at load. */
    SPEED,
    /** Big ones, many at a time: weights stay in the mapped file and are widened as they are used. */
    MEMORY,
    /** On a GPU: weights copied into its memory as the numbers it computes in. */
    DEVICE
}
