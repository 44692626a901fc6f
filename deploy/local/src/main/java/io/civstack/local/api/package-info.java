/** The platform's public API, seen from outside. */
@NullMarked
package io.civstack.local.api;

import org.jspecify.annotations.NullMarked;
