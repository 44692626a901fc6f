/** The platform's public API, seen from outside. */
@NullMarked
package io.civstack.cli.api;

import org.jspecify.annotations.NullMarked;
