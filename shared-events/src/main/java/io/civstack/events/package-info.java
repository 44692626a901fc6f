/**
 * Everything that crosses a service boundary: events, ids, money, and {@link io.civstack.events.Topics}, the catalogue
 * of the topic of each event.
 *
 * <p>A type used by one service only does not belong here. Events are past tense and carry a fixed type name with a
 * major version; inside a version only additive change is allowed, and every released sample must be readable for ever
 * (see the golden tests).
 */
@NullMarked
package io.civstack.events;

import org.jspecify.annotations.NullMarked;
