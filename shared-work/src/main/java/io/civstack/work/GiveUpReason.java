package io.civstack.work;

/** Why a worker ended before its work did. */
public enum GiveUpReason {
    /** The handler threw an exception; another worker may succeed. */
    FAILED,
    /** The process stops, which is no fault. */
    LEAVING
}
