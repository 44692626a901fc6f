package io.civstack.diffusion.run;

/** How a network's weights are held. Which one is right for which size was measured; see the module's README. */
public enum LoadMode {
    /** For small networks: all graph optimisations, weights prepacked. */
    SMALL,
    /** For large networks that fit into memory: weights widened to 32 bits and prepacked at load. */
    SPEED,
    /** For large networks beyond the memory budget: weights stay in the mapped file and are widened in each run. */
    MEMORY,
    /** On a GPU: weights copied to its memory in the number type of the graph. */
    DEVICE
}
