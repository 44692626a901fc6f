package io.civstack.diffusion.request;

/**
 * A1111's hires fix: the picture is generated at the size the model was trained on, enlarged and denoised again. Prompt
 * editing with a share of 1 to 2, or with a step beyond the first pass, takes place in the second pass:
 * {@code [a:b:1.5]} in its middle.
 *
 * @param scale factor of both sides, above 1 to 4; sides are rounded down to multiples of 8
 * @param steps steps of the second pass, all of which are made whatever the strength; 0 for as many as the first pass
 * @param strength denoising strength, 0 to 1; latent upscaling needs at least 0.5
 * @param upscaler how the first pass is enlarged
 */
public record HiresFix(double scale, int steps, double strength, Upscaler upscaler) {

    /** How the first pass is enlarged. */
    public enum Upscaler {
        /** Bilinear on the latent: fast, blurred, needs a strength of 0.5 or more. */
        LATENT("Latent"),
        /** Lanczos on the pixels, which are decoded before and encoded after. */
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

    /** Steps of the second pass after a first pass of {@code first} steps. */
    public int stepsAfter(int first) {
        return steps == 0 ? first : steps;
    }
}
