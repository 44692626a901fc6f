/** The platform on one machine. */
@NullMarked
package io.civstack.local;

import org.jspecify.annotations.NullMarked;
