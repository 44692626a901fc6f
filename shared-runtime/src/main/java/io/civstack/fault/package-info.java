/** What a failed attempt means: a neighbour that is away, trouble that may be gone a moment later, or a bug. */
@NullMarked
package io.civstack.fault;

import org.jspecify.annotations.NullMarked;
