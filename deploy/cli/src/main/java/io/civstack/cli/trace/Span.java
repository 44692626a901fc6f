package io.civstack.cli.trace;

/** A finished span of one service; times in microseconds. */
public record Span(
        String trace,
        String id,
        String parent,
        String service,
        String name,
        long startMicros,
        long durationMicros,
        boolean error) {}
