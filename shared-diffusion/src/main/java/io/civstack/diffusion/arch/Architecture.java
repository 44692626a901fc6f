package io.civstack.diffusion.arch;

/** The architectures that the engine draws with: what their checkpoints hold and what the numbers in them mean. */
public enum Architecture {
    /** Stable Diffusion 1.x. */
    SD1(0.18215, "cond_stage_model.transformer.text_model.", ""),
    /** Stable Diffusion 2.x: OpenCLIP-H, whose last layer but one is read. */
    SD2(0.18215, "", "cond_stage_model.model."),
    /** Stable Diffusion XL, base: two text encoders side by side, a label vector of pooled text and sizes. */
    SDXL(0.13025, "conditioner.embedders.0.transformer.text_model.", "conditioner.embedders.1.model."),
    /** Stable Diffusion XL, refiner: the second text encoder alone, a label vector with an aesthetic score. */
    SDXL_REFINER(0.13025, "", "conditioner.embedders.0.model.");

    private final double latentScale;
    private final String clipPrefix;
    private final String openClipPrefix;

    Architecture(double latentScale, String clipPrefix, String openClipPrefix) {
        this.latentScale = latentScale;
        this.clipPrefix = clipPrefix;
        this.openClipPrefix = openClipPrefix;
    }

    /** Scale factor: a latent is the mean of the VAE's distribution times this. */
    public double latentScale() {
        return latentScale;
    }

    /** Prefix of the CLIP encoder in a single file; empty where the architecture has none. */
    public String clipPrefix() {
        return clipPrefix;
    }

    /** Prefix of the OpenCLIP encoder in a single file; empty where the architecture has none. */
    public String openClipPrefix() {
        return openClipPrefix;
    }
}
