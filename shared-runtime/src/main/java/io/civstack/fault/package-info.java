/**
 * What a failed attempt means: a database that cannot be reached, a fault that may be over a moment later, or a bug.
 */
@NullMarked
package io.civstack.fault;

import org.jspecify.annotations.NullMarked;
