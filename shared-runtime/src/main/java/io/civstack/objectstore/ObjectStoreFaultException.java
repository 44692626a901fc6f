package io.civstack.objectstore;

/** The object store did not do what was asked. */
public final class ObjectStoreFaultException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ObjectStoreFaultException(String message, Throwable cause) {
        super(message, cause);
    }
}
