/**
 * How many claims a second the queue of image jobs gives out: {@code ./civstack bench dispatch} starts
 * {@code ClaimBench}.
 */
@NullMarked
package io.civstack.generation.bench;

import org.jspecify.annotations.NullMarked;
