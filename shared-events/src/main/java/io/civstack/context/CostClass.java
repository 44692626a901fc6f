package io.civstack.context;

import java.util.Locale;

/** What a call costs the platform; each class has a bucket of its own for every principal, so reading never blocks drawing. */
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
    /** Free money. */
    CLAIM,
    /** Opening a live connection. */
    LIVE,
    /** The way to the identity provider. */
    LOGIN;

    /** The name as it stands in headers and configuration. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }
}
