/** The process in the background that starts all programs in waves and restarts those that end. */
@NullMarked
package io.civstack.local.supervisor;

import org.jspecify.annotations.NullMarked;
