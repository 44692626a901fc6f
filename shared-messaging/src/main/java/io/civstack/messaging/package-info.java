/**
 * How events are sent and consumed: sent at least once after their transaction committed, handled exactly once by the
 * inbox.
 *
 * <p>{@link io.civstack.messaging.Outbox} writes events in the transaction that decides them; a publisher sends them in
 * order per key. {@link io.civstack.messaging.EventConsumer} reads them: one transaction holds the inbox row, the
 * handler's effect and the events that follow from it. What cannot be read or handled becomes a dead letter of the
 * group, with its reason. {@link io.civstack.messaging.ProgressFeed} sends events that may be lost, without all of
 * that. Nothing here knows what the events mean.
 */
@NullMarked
package io.civstack.messaging;

import org.jspecify.annotations.NullMarked;
