package io.civstack.diffusion.prompt;

/** A textual inversion by its name: vectors that a prompt calls up by writing the name. The vectors themselves are the encoder's business. */
public interface Inversion {

    /** The text that calls it; matched token by token, so case does not count. */
    String name();

    /** How many positions it takes, 1 to 75. */
    int vectors();
}
