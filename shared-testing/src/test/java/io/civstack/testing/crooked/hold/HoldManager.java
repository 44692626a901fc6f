package io.civstack.testing.crooked.hold;

/** Named after nothing it does. */
public final class HoldManager {}
