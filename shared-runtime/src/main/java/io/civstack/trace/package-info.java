/**
 * One trace shows one picture: the trace context as text, for rows and headers, and finished spans as lines of a file
 * that {@code ./civstack trace} reads on a machine without a collector.
 */
@NullMarked
package io.civstack.trace;

import org.jspecify.annotations.NullMarked;
