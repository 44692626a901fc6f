package io.civstack.diffusion.sampler;

/**
 * A step from s to s' split in two: deterministic down to a lower level, then fresh noise up to s'. up = min(s', eta
 * sqrt(s'^2 (s^2 - s'^2) / s^2)), down = sqrt(s'^2 - up^2).
 *
 * @param down the level to step to
 * @param up how much noise to add there
 */
record AncestralStep(double down, double up) {

    static AncestralStep of(double sigma, double next, double eta) {
        double squares = next * next * (sigma * sigma - next * next) / (sigma * sigma);
        double up = Math.min(next, eta * Math.sqrt(Math.max(0, squares)));
        return new AncestralStep(Math.sqrt(next * next - up * up), up);
    }

    /** The same split, but down no further than to a level. */
    AncestralStep notBelow(double level, double next) {
        return down >= level ? this : new AncestralStep(level, Math.sqrt(Math.max(0, next * next - level * level)));
    }

    double[] addNoise(double[] x, double sigma, double next, StepNoise noise) {
        return next > 0 && up > 0 ? Latents.sum(1, x, up, noise.draw(sigma, next)) : x;
    }
}
