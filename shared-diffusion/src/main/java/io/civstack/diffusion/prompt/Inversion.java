package io.civstack.diffusion.prompt;

/** Name and length of a textual inversion, as far as prompts need them; the vectors are given to the text encoder. */
public interface Inversion {

    /** The name in prompts; matched by tokens, so case does not count. */
    String name();

    /** Number of token positions, 1 to 75. */
    int vectors();
}
