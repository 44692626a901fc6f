package io.civstack.moderation.picture;

/**
 * The bytes are no picture that is safe to decode, or not the one that the event describes. Trying again changes
 * nothing.
 */
public final class UnreadablePictureException extends Exception {

    UnreadablePictureException(String message) {
        super(message);
    }

    UnreadablePictureException(String message, Throwable cause) {
        super(message, cause);
    }
}
