package io.civstack.moderation.scan;

/** The object store could not deliver the picture; a later attempt may succeed. */
final class PictureUnavailableException extends Exception {

    PictureUnavailableException(Throwable cause) {
        super(cause.getMessage(), cause);
    }
}
