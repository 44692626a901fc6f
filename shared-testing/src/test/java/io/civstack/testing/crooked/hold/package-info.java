/** A package that breaks a rule of the house. */
@NullMarked
package io.civstack.testing.crooked.hold;

import org.jspecify.annotations.NullMarked;
