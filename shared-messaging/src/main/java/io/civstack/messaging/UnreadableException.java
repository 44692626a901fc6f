package io.civstack.messaging;

/** A record that no retry makes readable. */
final class UnreadableException extends Exception {

    private final DeadReason reason;

    UnreadableException(DeadReason reason, String sentence) {
        super(sentence);
        this.reason = reason;
    }

    DeadReason reason() {
        return reason;
    }
}
