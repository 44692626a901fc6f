package io.civstack.diffusion.denoiser;

/**
 * Inpainting with a checkpoint that has no input for the mask: outside of the mask the model sees the original latent z
 * at the same noise level, z + s n, and the result there is z. So x = m x + (1 - m)(z + s n) before the model and D = m
 * D + (1 - m) z after it.
 */
public final class MaskedDenoiser implements Denoiser {

    private final Denoiser model;
    private final double[] mask;
    private final double[] old;
    private final float[] noise;

    /**
     * @param mask 0 (keep) to 1 (change), one value a point of the latent plane, the same for all channels
     * @param old the clean latent, CHW
     * @param noise unit normal, as the run started with
     */
    public MaskedDenoiser(Denoiser model, double[] mask, double[] old, float[] noise) {
        if (old.length != noise.length || old.length % mask.length != 0) {
            throw new IllegalArgumentException("mask, latent and noise must have one size");
        }
        this.model = model;
        this.mask = mask.clone();
        this.old = old.clone();
        this.noise = noise.clone();
    }

    @Override
    public double[] denoise(double[] x, double sigma) {
        double[] seen = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            double m = mask[i % mask.length];
            seen[i] = m * x[i] + (1 - m) * (old[i] + sigma * noise[i]);
        }
        double[] denoised = model.denoise(seen, sigma);
        for (int i = 0; i < x.length; i++) {
            double m = mask[i % mask.length];
            denoised[i] = m * denoised[i] + (1 - m) * old[i];
        }
        return denoised;
    }
}
