package io.civstack.generation.job;

import io.civstack.events.ModelFamily;
import io.civstack.events.ModelId;
import io.civstack.events.Prompt;

/**
 * What is to be drawn, with nothing left open: the model's recommendations are filled in and the seed is chosen.
 *
 * @param seed of the first picture; each further one adds 1
 */
public record Recipe(
        ModelId model,
        ModelFamily family,
        Prompt prompt,
        int width,
        int height,
        int steps,
        double cfg,
        String sampler,
        String schedule,
        long seed,
        int clipSkip) {

    private static final long SEEDS = 1L << 32;

    /** The seed of one picture; beyond the last seed it starts again at 0. */
    public long seedOf(int index) {
        return (seed + index) % SEEDS;
    }
}
