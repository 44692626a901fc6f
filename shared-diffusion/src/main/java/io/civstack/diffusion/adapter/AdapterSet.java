package io.civstack.diffusion.adapter;

import io.civstack.diffusion.checkpoint.Component;
import io.civstack.diffusion.request.Adapter;
import io.civstack.diffusion.request.TextToImage;
import java.util.List;

/**
 * Adapters that act on a model at the same time.
 *
 * @param entries in the order in which merged ones are applied; at most {@link TextToImage#ADAPTERS_MAX}
 */
public record AdapterSet(List<Entry> entries) {

    /** No adapter. */
    public static final AdapterSet NONE = new AdapterSet(List.of());

    public AdapterSet {
        entries = List.copyOf(entries);
        if (entries.size() > TextToImage.ADAPTERS_MAX) {
            throw new IllegalArgumentException(
                    "at most " + TextToImage.ADAPTERS_MAX + " adapters act at the same time");
        }
    }

    /**
     * An adapter and how strongly it acts: 1 as it was trained, 0 not at all, less than 0 the other way.
     *
     * @param unetStrength on the UNet
     * @param textStrength on the text encoders
     */
    public record Entry(FittedAdapter adapter, double unetStrength, double textStrength) {

        public Entry {
            if (!(Math.abs(unetStrength) <= Adapter.STRENGTH_MAX)
                    || !(Math.abs(textStrength) <= Adapter.STRENGTH_MAX)) {
                throw new IllegalArgumentException(
                        "a strength is a number from -" + Adapter.STRENGTH_MAX + " to " + Adapter.STRENGTH_MAX);
            }
        }

        /** The strength on a component. */
        public double strength(Component component) {
            return component == Component.UNET ? unetStrength : textStrength;
        }
    }
}
