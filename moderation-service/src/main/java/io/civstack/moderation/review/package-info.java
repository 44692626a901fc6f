/** The review queue over HTTP, for moderators. */
@NullMarked
package io.civstack.moderation.review;

import org.jspecify.annotations.NullMarked;
