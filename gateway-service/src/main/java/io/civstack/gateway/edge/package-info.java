/** The checks that every API request goes through, in a fixed order. */
@NullMarked
package io.civstack.gateway.edge;

import org.jspecify.annotations.NullMarked;
