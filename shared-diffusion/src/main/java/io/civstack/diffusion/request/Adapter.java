package io.civstack.diffusion.request;

import java.nio.file.Path;

/**
 * An adapter to draw with: LoRA, LoCon, LoHa, LoKr, DoRA or whole differences.
 *
 * @param name by which a prompt may set its strengths ({@code <lora:name:0.8>}) and the picture's parameters name it
 * @param file a {@code .safetensors} file, its names in the style of kohya, PEFT, diffusers or the single-file layout
 * @param unetStrength how strongly it acts on the UNet: 1 as it was trained, 0 not at all; -{@value #STRENGTH_MAX} to {@value #STRENGTH_MAX}
 * @param textStrength how strongly it acts on the text encoders, likewise
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
