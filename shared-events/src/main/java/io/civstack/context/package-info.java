/**
 * Who the bounded contexts are. {@link io.civstack.context.Contexts} is the one place where each says what it reads and keeps, where it
 * listens and which paths of the public API are its own; whatever starts, connects or provisions contexts reads it there.
 */
@NullMarked
package io.civstack.context;

import org.jspecify.annotations.NullMarked;
