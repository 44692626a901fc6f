/** All SQL of {name}. */
@NullMarked
package io.civstack.{name}.table;

import org.jspecify.annotations.NullMarked;
