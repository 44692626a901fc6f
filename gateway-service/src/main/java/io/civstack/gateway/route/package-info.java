/** Which paths and methods the public API has. */
@NullMarked
package io.civstack.gateway.route;

import org.jspecify.annotations.NullMarked;
