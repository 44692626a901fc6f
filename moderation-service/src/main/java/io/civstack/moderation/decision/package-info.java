/**
 * The decision on a subject: the join of immutable verdicts, and the rulings of moderators on top of it. Pure: no
 * framework, no clock, no storage.
 */
@NullMarked
package io.civstack.moderation.decision;

import org.jspecify.annotations.NullMarked;
