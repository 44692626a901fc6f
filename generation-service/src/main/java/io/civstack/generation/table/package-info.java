/**
 * Everything that this service knows of its database: one class for each table or query, and the rows as entities where
 * they are lists that people edit. Other packages get records of the rules; rows stay here, but for
 * {@link io.civstack.generation.table.ModelRow}, which the catalog edits.
 */
@NullMarked
package io.civstack.generation.table;

import org.jspecify.annotations.NullMarked;
