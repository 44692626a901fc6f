package io.civstack.moderation.scan;

/** The object store did not give the picture. It may later. */
final class PictureUnavailableException extends Exception {

    PictureUnavailableException(Throwable cause) {
        super(cause.getMessage(), cause);
    }
}
