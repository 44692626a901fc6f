/** The OpenAPI document of the public API, put together from those of the services. */
@NullMarked
package io.civstack.gateway.openapi;

import org.jspecify.annotations.NullMarked;
