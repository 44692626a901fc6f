/** The stream of events, cut down to what each connected user may see. */
@NullMarked
package io.civstack.gateway.live;

import org.jspecify.annotations.NullMarked;
