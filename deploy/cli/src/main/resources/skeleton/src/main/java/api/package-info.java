/** The HTTP interface of {name}. */
@NullMarked
package io.civstack.{name}.api;

import org.jspecify.annotations.NullMarked;
