package io.civstack.work;

/** Why a worker ended before its work did. */
public enum GaveUp {
    /** The handler threw: it may go right elsewhere. */
    FAILED,
    /** The process stops; nobody's fault. */
    LEAVING
}
