package io.civstack.context;

import java.util.Locale;

/**
 * How expensive a call is; each class has a rate limit of its own for every principal, so reading never blocks drawing.
 */
public enum CostClass {
    /** A row or a page of rows. */
    READ,
    /** Bytes of a picture; a page of thumbnails asks for many at once. */
    PICTURE,
    /** A price; asked for while somebody types. */
    QUOTE,
    /** Work for a GPU. */
    DRAW,
    /** Anything else that writes. */
    WRITE,
    /** A claim of free Buzz. */
    CLAIM,
    /** Opening a live connection. */
    LIVE,
    /** A sign-in at the identity provider. */
    LOGIN;

    /** The name as it stands in headers and configuration. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }
}
