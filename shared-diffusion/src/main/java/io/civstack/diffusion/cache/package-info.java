/** Loaded networks by content, shared between requests, within a memory budget. */
@NullMarked
package io.civstack.diffusion.cache;

import org.jspecify.annotations.NullMarked;
