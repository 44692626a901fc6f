/** Moderation in PostgreSQL: cases with their verdicts and rulings, the scan queue, the review queue, the block list. */
@NullMarked
package io.civstack.moderation.store;

import org.jspecify.annotations.NullMarked;
