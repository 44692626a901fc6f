/** The HTTP API: the review queue, for moderators. */
@NullMarked
package io.civstack.moderation.api;

import org.jspecify.annotations.NullMarked;
