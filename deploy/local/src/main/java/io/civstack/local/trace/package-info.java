/** The way of one picture through the services, from the spans they left. */
@NullMarked
package io.civstack.local.trace;

import org.jspecify.annotations.NullMarked;
