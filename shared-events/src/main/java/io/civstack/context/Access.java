package io.civstack.context;

/** Whom the gateway lets through to a path. What they may see there is for the owner to decide. */
public enum Access {
    /** Also those who are not signed in. */
    ANYBODY,
    SIGNED_IN
}
