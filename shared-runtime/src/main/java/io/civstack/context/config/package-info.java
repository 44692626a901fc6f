/** The configuration that follows from a process's context: {@code civstack.context} is all that a service sets. */
@NullMarked
package io.civstack.context.config;

import org.jspecify.annotations.NullMarked;
