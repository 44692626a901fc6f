/**
 * What a picture costs: a versioned price file and a pure function. The quote and the request ask the same
 * {@link io.civstack.generation.price.PriceList}, so that quote, hold and charge are equal.
 */
@NullMarked
package io.civstack.generation.price;

import org.jspecify.annotations.NullMarked;
