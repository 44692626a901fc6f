package io.civstack.local.supervise;

/** Where a program stands. */
public enum Phase {
    /** For the programs of earlier waves. */
    WAITING,
    PREPARING,
    STARTING,
    READY,
    /** It died and will be started again after a pause. */
    BACKING_OFF,
    STOPPED
}
