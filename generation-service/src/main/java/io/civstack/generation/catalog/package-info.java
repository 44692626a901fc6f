/**
 * The catalog of models: uploads and their checks, publication, retirement. Each public method is a transaction, or
 * part of the caller's.
 */
@NullMarked
package io.civstack.generation.catalog;

import org.jspecify.annotations.NullMarked;
