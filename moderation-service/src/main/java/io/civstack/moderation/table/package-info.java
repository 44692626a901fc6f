/**
 * All SQL of moderation: cases with their verdicts and rulings, screenings, the scan queue, the review queue, the block
 * list.
 */
@NullMarked
package io.civstack.moderation.table;

import org.jspecify.annotations.NullMarked;
