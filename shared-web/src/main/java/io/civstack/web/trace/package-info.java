/** Traces for a machine without a collector: finished spans as lines of a file that {@code ./civstack trace} reads. */
@NullMarked
package io.civstack.web.trace;

import org.jspecify.annotations.NullMarked;
