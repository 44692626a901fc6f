/**
 * The scan of a picture: layers that need no network but the object store, each with one verdict. A layer that can not
 * answer gives none, and what is required and missing counts as REVIEW.
 */
@NullMarked
package io.civstack.moderation.scan;

import org.jspecify.annotations.NullMarked;
