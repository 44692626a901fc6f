/**
 * The edge of the platform: everything from outside comes through here and goes one HTTP hop to the service that owns it.
 *
 * <p>Owns: who is calling (browser session or bearer token), which paths exist, how often somebody may call, what of the stream of
 * events is theirs to see, and the web page. Owns no data: a gateway process can be killed and started at any time, and two of them
 * side by side behave like one with twice the allowance.
 *
 * <p>Reads every topic of events and the progress topic, from now on and without a group: each process pushes to its own connections.
 * Writes none.
 *
 * <p>Keeps: cookies never leave the gateway; a write that is authenticated by the cookie alone comes from our own page; a live
 * connection sees events about its user and nobody else; nobody's slowness costs memory.
 */
@NullMarked
package io.civstack.gateway;

import org.jspecify.annotations.NullMarked;
