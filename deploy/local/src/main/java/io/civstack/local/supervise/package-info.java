/** The process in the background that starts everything in waves and restarts what dies. */
@NullMarked
package io.civstack.local.supervise;

import org.jspecify.annotations.NullMarked;
