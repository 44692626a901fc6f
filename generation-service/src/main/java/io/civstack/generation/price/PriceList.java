package io.civstack.generation.price;

import io.civstack.events.Buzz;
import io.civstack.events.ModelFamily;
import io.civstack.generation.price.Quote.Factor;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One version of the prices.
 *
 * @param version names it for ever; jobs record it
 * @param families what a reference picture of each family costs
 */
public record PriceList(String version, Map<ModelFamily, Rate> families) {

    public PriceList {
        families = Map.copyOf(families);
        if (version.isBlank() || families.isEmpty()) {
            throw new IllegalArgumentException("a price list has a version and at least one family");
        }
    }

    /**
     * The price of a family's reference picture.
     *
     * @param base Buzz for one picture of {@code pixels} pixels in {@code steps} steps
     */
    public record Rate(long base, long pixels, long steps) {

        public Rate {
            if (base < 1 || pixels < 1 || steps < 1) {
                throw new IllegalArgumentException("a rate is made of positive whole numbers");
            }
        }

        /** In whole numbers, so that no rounding of a fraction ever lets quote and charge differ; at least 1. */
        Buzz unitPrice(int width, int height, int pictureSteps) {
            long wanted = Math.multiplyExact(Math.multiplyExact(base, (long) width * height), (long) pictureSteps);
            return Buzz.of(Math.max(1, Math.ceilDiv(wanted, Math.multiplyExact(pixels, steps))));
        }
    }

    /** The quote for {@code count} such pictures; empty when the family has no price and therefore cannot be asked for. */
    public Optional<Quote> quote(ModelFamily family, int width, int height, int steps, int count) {
        return Optional.ofNullable(families.get(family)).map(rate -> {
            Buzz unit = rate.unitPrice(width, height, steps);
            List<Factor> factors = List.of(
                    new Factor("base", rate.base()),
                    new Factor("size", (double) ((long) width * height) / rate.pixels()),
                    new Factor("steps", (double) steps / rate.steps()));
            return new Quote(unit, count, unit.times(count), version, factors);
        });
    }
}
