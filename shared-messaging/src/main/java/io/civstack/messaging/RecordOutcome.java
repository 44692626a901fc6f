package io.civstack.messaging;

import java.util.Locale;

/** What became of a record. Every record has exactly one: consumed = applied + duplicate + skipped + dead-lettered. */
enum RecordOutcome {
    APPLIED,
    DUPLICATE,
    SKIPPED,
    DEAD_LETTERED;

    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
