package io.civstack.diffusion.adapter;

import io.civstack.diffusion.checkpoint.Component;
import io.civstack.diffusion.request.Adapter;
import io.civstack.diffusion.request.TextToImage;
import java.util.List;

/**
 * The adapters of a request with their strengths.
 *
 * @param entries in the order in which weights are merged; at most {@link TextToImage#ADAPTERS_MAX}
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
     * An adapter and its strengths: 1 as trained, 0 for no effect, negative values for the opposite.
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
