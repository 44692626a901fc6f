/**
 * What pictures are made with, as one document: the same record is the answer of the API, the column of the job and
 * what a model recommends.
 */
@NullMarked
package io.civstack.generation.recipe;

import org.jspecify.annotations.NullMarked;
