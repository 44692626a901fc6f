package io.civstack.diffusion.request;

/** The listener asked to stop; nothing was drawn. */
public final class CancelledException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CancelledException() {
        super("the drawing was cancelled");
    }
}
