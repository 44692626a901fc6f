package io.civstack.diffusion.run;

/** Input and output tensors bound to a network. Used by one thread, except for {@link #terminate}. */
public interface Binding extends AutoCloseable {

    /**
     * Computes the outputs from the inputs' current numbers.
     *
     * @throws TerminatedException when {@link #terminate} was called before or meanwhile
     */
    void run();

    /** Ends a run that is under way within milliseconds, and any later one. May be called by any thread. */
    void terminate();

    @Override
    void close();
}
