package io.civstack.generation.recipe;

import io.civstack.events.ModelFamily;
import io.civstack.events.ModelId;
import io.civstack.events.Prompt;

/**
 * The parameters of a generation, complete: the model's recommended settings are filled in and the seed is chosen. The
 * row of the job holds it as one document.
 *
 * @param seed of the first picture; the next pictures have the next seeds
 */
public record Recipe(ModelId model, ModelFamily family, Prompt prompt, Settings settings, long seed) {

    private static final long SEEDS = 1L << 32;

    /** The seed of one picture; beyond the last seed it starts again at 0. */
    public long seedOf(int index) {
        return (seed + index) % SEEDS;
    }
}
