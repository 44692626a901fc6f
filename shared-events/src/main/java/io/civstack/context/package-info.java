/**
 * The bounded contexts. {@link io.civstack.context.Contexts} declares for each which topics it reads, what it stores,
 * where it listens and which paths of the public API are its own; whatever starts, connects or provisions contexts
 * reads it there.
 */
@NullMarked
package io.civstack.context;

import org.jspecify.annotations.NullMarked;
