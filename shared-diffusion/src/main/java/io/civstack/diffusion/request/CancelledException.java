package io.civstack.diffusion.request;

/** The listener cancelled the request; there is no picture. */
public final class CancelledException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CancelledException() {
        super("the drawing was cancelled");
    }
}
