package io.civstack.messaging;

import java.util.Locale;

/** Why a record is a dead letter. */
enum DeadReason {
    HEADER_MISSING,
    HEADER_INVALID,
    VERSION_UNKNOWN,
    BODY_TOO_LARGE,
    BODY_MALFORMED,
    KEY_MISMATCH,
    RETRIES_EXHAUSTED,
    HANDLER_FAULT;

    /** The form in headers and metrics, such as {@code body-malformed}. */
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
