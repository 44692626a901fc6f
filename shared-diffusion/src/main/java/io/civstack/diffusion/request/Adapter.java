package io.civstack.diffusion.request;

import java.nio.file.Path;

/**
 * An adapter of a request: LoRA, LoCon, LoHa, LoKr, DoRA or full differences.
 *
 * @param name by which {@code <lora:name:0.8>} in a prompt sets its strengths and by which infotext names it
 * @param file a {@code .safetensors} file, its names in the style of kohya, PEFT, diffusers or the single-file layout
 * @param unetStrength strength on the UNet: 1 as trained, 0 for no effect; -{@value #STRENGTH_MAX} to
 *     {@value #STRENGTH_MAX}
 * @param textStrength strength on the text encoders, likewise
 */
public record Adapter(String name, Path file, double unetStrength, double textStrength) {

    public static final double STRENGTH_MAX = 16;

    public Adapter {
        if (!(Math.abs(unetStrength) <= STRENGTH_MAX) || !(Math.abs(textStrength) <= STRENGTH_MAX)) {
            throw new IllegalArgumentException(
                    "an adapter's strength must be from -" + (int) STRENGTH_MAX + " to " + (int) STRENGTH_MAX);
        }
    }

    /** The same adapter with other strengths. */
    public Adapter withStrengths(double unet, double text) {
        return new Adapter(name, file, unet, text);
    }
}
