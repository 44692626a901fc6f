/** A package that breaks a rule of the house. */
@NullMarked
package io.civstack.testing.crooked.journal;

import org.jspecify.annotations.NullMarked;
