package io.civstack.context;

/** Who may call a path through the gateway. What they may see there is decided by the service that owns it. */
public enum Access {
    /** Everybody, signed in or not. */
    ANYBODY,
    SIGNED_IN
}
