package io.civstack.moderation.scan;

/** The object store did not give the picture. It may later. */
final class StoreAwayException extends Exception {

    StoreAwayException(Throwable cause) {
        super(cause.getMessage(), cause);
    }
}
