package io.civstack.events;

/** How mature a picture or text is, in rising order; decisions combine ratings by the higher one. */
public enum Rating {
    PG,
    PG13,
    R,
    X,
    XXX;

    /** The least upper bound of two ratings. */
    public Rating join(Rating other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
