package io.civstack.testing.crooked.bare;

/** Lives in a package that says nothing about null. */
public final class Bare {}
