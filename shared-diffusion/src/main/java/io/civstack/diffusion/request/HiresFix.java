package io.civstack.diffusion.request;

/**
 * A second pass at a larger size, for sizes that a model cannot compose at once. In prompts, switches whose share is 1 to 2, or whose step lies
 * beyond those of the first pass, happen in it: {@code [a:b:1.5]} in its middle.
 *
 * @param scale of both sides, above 1 to 4; the result is rounded down to the model's grid
 * @param steps of the second pass, whatever its strength; 0 for as many as the first
 * @param strength 0 to 1: how much of the picture is drawn anew; enlarged latents need half at least
 * @param upscaler what is enlarged
 */
public record HiresFix(double scale, int steps, double strength, Upscaler upscaler) {

    /** What is enlarged. */
    public enum Upscaler {
        /** The latent, bilinear: quick, soft, wants a strength of 0.5 or more. */
        LATENT("Latent"),
        /** The pixels, by Lanczos' filter; decoded before and encoded after. */
        LANCZOS("Lanczos");

        private final String label;

        Upscaler(String label) {
            this.label = label;
        }

        /** What infotext calls it. */
        public String label() {
            return label;
        }
    }

    public HiresFix {
        if (!(scale > 1 && scale <= 4)
                || steps < 0
                || steps > TextToImage.STEPS_MAX
                || !(strength >= 0 && strength <= 1)) {
            throw new IllegalArgumentException("a second pass is 1 to 4 times as large, has at most "
                    + TextToImage.STEPS_MAX + " steps and a strength of 0 to 1");
        }
    }

    /** The steps of the second pass behind a first one of so many. */
    public int stepsAfter(int first) {
        return steps == 0 ? first : steps;
    }
}
