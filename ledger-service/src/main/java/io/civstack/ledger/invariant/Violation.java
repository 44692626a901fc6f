package io.civstack.ledger.invariant;

/** Something that is not as it must be. Any violation is a bug or a tampered database. */
public record Violation(Invariant invariant, String subject, String found) {}
