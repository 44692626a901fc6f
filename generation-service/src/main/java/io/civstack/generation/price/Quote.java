package io.civstack.generation.price;

import io.civstack.events.Buzz;
import java.util.List;

/**
 * The price of a request and its factors.
 *
 * @param unitPrice what one delivered picture costs
 * @param total what is held: {@code count x unitPrice}
 * @param priceVersion the version of the price file
 * @param factors whose product, rounded up, is the unit price
 */
public record Quote(Buzz unitPrice, int count, Buzz total, String priceVersion, List<Factor> factors) {

    public Quote {
        factors = List.copyOf(factors);
        if (!unitPrice.times(count).equals(total)) {
            throw new IllegalArgumentException("a total is count x unit price");
        }
    }

    /** One factor of a unit price. */
    public record Factor(String name, double value) {}
}
