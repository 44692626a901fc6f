/**
 * A stored picture as rules without a framework: what moderation decided about it, whether it is delivered, and who may
 * see it.
 */
@NullMarked
package io.civstack.generation.picture;

import org.jspecify.annotations.NullMarked;
