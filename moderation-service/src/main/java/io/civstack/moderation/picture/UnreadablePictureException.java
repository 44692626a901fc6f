package io.civstack.moderation.picture;

/** The bytes are not a picture that is safe to decode, or not the one that was announced. Trying again changes nothing. */
public final class UnreadablePictureException extends Exception {

    UnreadablePictureException(String message) {
        super(message);
    }

    UnreadablePictureException(String message, Throwable cause) {
        super(message, cause);
    }
}
