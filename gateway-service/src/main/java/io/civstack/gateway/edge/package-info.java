/** The order of checks that every API call goes through. */
@NullMarked
package io.civstack.gateway.edge;

import org.jspecify.annotations.NullMarked;
