package io.civstack.local.supervisor;

/** What a program is doing. */
public enum Phase {
    /** Until the programs of earlier waves are ready. */
    WAITING,
    PREPARING,
    STARTING,
    READY,
    /** It ended and will be started again after a pause. */
    BACKING_OFF,
    STOPPED
}
