package io.civstack.objectstore;

/** A call of the object store failed. */
public final class ObjectStoreFaultException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ObjectStoreFaultException(String message, Throwable cause) {
        super(message, cause);
    }
}
