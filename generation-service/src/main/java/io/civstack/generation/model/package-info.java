/** A model of the catalog as a record: what it is, which files it has, and whether it can be used. */
@NullMarked
package io.civstack.generation.model;

import org.jspecify.annotations.NullMarked;
