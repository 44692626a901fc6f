package io.civstack.fault;

/** Thrown by a handler whose trouble may be gone a moment later. */
public final class TransientFaultException extends RuntimeException {

    public TransientFaultException(String message) {
        super(message);
    }

    public TransientFaultException(String message, Throwable cause) {
        super(message, cause);
    }
}
