package io.civstack.events;

/** Where a picture came from. */
public enum Origin {
    UPLOAD,
    GENERATED,
    DATASET,
    VIDEO_FRAME
}
