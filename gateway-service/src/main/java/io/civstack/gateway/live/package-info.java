/** Live updates: the events about a user, pushed to that user's connections as server-sent events. */
@NullMarked
package io.civstack.gateway.live;

import org.jspecify.annotations.NullMarked;
