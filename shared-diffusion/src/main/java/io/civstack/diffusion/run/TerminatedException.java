package io.civstack.diffusion.run;

/** A run was terminated before it was complete. */
public final class TerminatedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public TerminatedException() {
        super("the run was terminated");
    }
}
