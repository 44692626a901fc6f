/** Which paths exist, who owns them and what a call to them costs. */
@NullMarked
package io.civstack.gateway.route;

import org.jspecify.annotations.NullMarked;
