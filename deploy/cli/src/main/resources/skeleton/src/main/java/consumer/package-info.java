/** Takes in the events that {name} reads. */
@NullMarked
package io.civstack.{name}.consumer;

import org.jspecify.annotations.NullMarked;
