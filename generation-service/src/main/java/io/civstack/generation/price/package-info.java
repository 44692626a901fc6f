/**
 * What a picture costs: a versioned price file and a pure function. The what-if answer and the request ask the same
 * {@link io.civstack.generation.price.PriceList}, so a quote is the hold is the charge.
 */
@NullMarked
package io.civstack.generation.price;

import org.jspecify.annotations.NullMarked;
