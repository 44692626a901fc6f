package io.civstack.gateway.route;

/** A service that owns paths of the public API. */
public enum Owner {
    GENERATION,
    LEDGER,
    MODERATION
}
