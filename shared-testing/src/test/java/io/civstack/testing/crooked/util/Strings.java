package io.civstack.testing.crooked.util;

/** Lives in a package named after nothing. */
public final class Strings {}
