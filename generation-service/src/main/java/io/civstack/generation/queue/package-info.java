/** Image jobs as work that waits: who is next, and how long it takes until then. */
@NullMarked
package io.civstack.generation.queue;

import org.jspecify.annotations.NullMarked;
