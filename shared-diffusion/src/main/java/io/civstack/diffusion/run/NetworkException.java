package io.civstack.diffusion.run;

/** ONNX Runtime could not load or run a network. */
public final class NetworkException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NetworkException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Whether the machine had too little memory, which is not the model's fault. */
    public boolean isForWantOfMemory() {
        Throwable cause = getCause();
        String said = cause == null || cause.getMessage() == null ? "" : cause.getMessage();
        return said.contains("bad_alloc")
                || said.contains("allocate memory")
                || said.contains("BFCArena")
                || said.contains("out of memory");
    }
}
