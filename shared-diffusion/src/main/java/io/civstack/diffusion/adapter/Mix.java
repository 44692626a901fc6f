package io.civstack.diffusion.adapter;

import io.civstack.diffusion.checkpoint.Component;
import java.util.List;

/**
 * Adapters that act on a model at the same time.
 *
 * @param uses in the order in which merged ones are applied; at most {@link #ADAPTERS_MAX}
 */
public record Mix(List<Use> uses) {

    /** More than anybody mixes. */
    public static final int ADAPTERS_MAX = 16;

    /** How far a strength may be from 0. */
    public static final double STRENGTH_MAX = 16;

    /** No adapter. */
    public static final Mix NONE = new Mix(List.of());

    public Mix {
        uses = List.copyOf(uses);
        if (uses.size() > ADAPTERS_MAX) {
            throw new IllegalArgumentException("at most " + ADAPTERS_MAX + " adapters act at the same time");
        }
    }

    /**
     * An adapter and how strongly it acts: 1 as it was trained, 0 not at all, less than 0 the other way.
     *
     * @param unetStrength on the UNet
     * @param textStrength on the text encoders
     */
    public record Use(FittedAdapter adapter, double unetStrength, double textStrength) {

        public Use {
            if (!(Math.abs(unetStrength) <= STRENGTH_MAX) || !(Math.abs(textStrength) <= STRENGTH_MAX)) {
                throw new IllegalArgumentException(
                        "a strength is a number from -" + STRENGTH_MAX + " to " + STRENGTH_MAX);
            }
        }

        double strength(Component component) {
            return component == Component.UNET ? unetStrength : textStrength;
        }
    }
}
