package io.civstack.fault;

/** Thrown by a handler that may succeed a moment later. */
public final class TransientFaultException extends RuntimeException {

    public TransientFaultException(String message) {
        super(message);
    }

    public TransientFaultException(String message, Throwable cause) {
        super(message, cause);
    }
}
