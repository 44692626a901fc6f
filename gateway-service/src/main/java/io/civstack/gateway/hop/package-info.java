/** The one HTTP hop from the gateway to the service that owns a path. */
@NullMarked
package io.civstack.gateway.hop;

import org.jspecify.annotations.NullMarked;
