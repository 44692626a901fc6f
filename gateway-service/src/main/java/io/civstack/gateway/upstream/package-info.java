/** The reverse proxy: one HTTP request from the gateway to the service that answers a path. */
@NullMarked
package io.civstack.gateway.upstream;

import org.jspecify.annotations.NullMarked;
