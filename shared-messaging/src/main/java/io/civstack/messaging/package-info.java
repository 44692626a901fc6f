/**
 * The technical half of events: how an event leaves a service and how it arrives, each exactly as often as the database says.
 *
 * <p>{@link io.civstack.messaging.Outbox} writes events in the transaction that decides them; a publisher sends them in order per key.
 * {@link io.civstack.messaging.EventConsumer} reads them: one transaction holds the inbox row, the handler's effect and the events that follow
 * from it. What cannot be read or digested goes to the group's dead letters with its reason; neighbours never notice.
 * {@link io.civstack.messaging.ProgressFeed} is the lossy way past all that. Nothing here knows what the events mean.
 */
@NullMarked
package io.civstack.messaging;

import org.jspecify.annotations.NullMarked;
