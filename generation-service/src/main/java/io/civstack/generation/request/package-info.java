/**
 * What users ask for: a request is completed, checked and priced before anything is written; the quote comes from the
 * same call.
 */
@NullMarked
package io.civstack.generation.request;

import org.jspecify.annotations.NullMarked;
