/**
 * The edge of the platform: every request from outside comes in here and is forwarded once, to the service that answers
 * its path.
 *
 * <p>Decides who is calling (browser session or bearer token), which paths exist, how often somebody may call and which
 * events a user may see, and serves the web page. Stores nothing: a gateway process can be killed and started at any
 * time. Each process counts calls for itself, so with two of them a user may call twice as often.
 *
 * <p>Reads every topic of events and the progress topic, from its start on and without a consumer group: each process
 * pushes to its own connections. Writes no topic.
 *
 * <p>Always holds: cookies never leave the gateway; a write that is authenticated by the cookie alone comes from our
 * own page; a live connection sees events about its user and nobody else; a slow client cannot make memory grow.
 */
@NullMarked
package io.civstack.gateway;

import org.jspecify.annotations.NullMarked;
