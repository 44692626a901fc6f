/** Which paths exist. */
@NullMarked
package io.civstack.gateway.route;

import org.jspecify.annotations.NullMarked;
