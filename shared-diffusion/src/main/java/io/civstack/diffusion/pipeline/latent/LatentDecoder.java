package io.civstack.diffusion.pipeline.latent;

import io.civstack.diffusion.picture.Picture;
import io.civstack.diffusion.picture.Seamless;
import io.civstack.diffusion.pipeline.model.CancelWatch;
import io.civstack.diffusion.pipeline.model.LoadedNetworks;
import io.civstack.diffusion.pipeline.model.OpenedCheckpoint;

/** Decodes latents to pictures with the VAE decoder. */
public final class LatentDecoder {

    private final TiledAutoencoder autoencoder;
    private final double scale;

    public LatentDecoder(LoadedNetworks networks, OpenedCheckpoint opened, CancelWatch watch, Seamless seamless) {
        this.autoencoder = new TiledAutoencoder(networks, opened, watch, seamless);
        this.scale = opened.checkpoint().architecture().latentScale();
    }

    /** @param latent clean, {@code [channels, height, width]}, in the scale of the sampler */
    public Picture decode(double[] latent, int height, int width) {
        return decode(latent, height, width, autoencoder.tiling(height, width));
    }

    Picture decode(double[] latent, int height, int width, Tiling tiling) {
        float[] scaled = new float[latent.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = (float) (latent[i] / scale);
        }
        int factor = autoencoder.vae().factor();
        return picture(autoencoder.pixels(scaled, height, width, tiling), factor * width, factor * height);
    }

    /** -1 to 1 becomes 0 to 255, rounded half to even as PyTorch rounds. */
    private static Picture picture(float[] planes, int width, int height) {
        int pixels = width * height;
        byte[] rgb = new byte[3 * pixels];
        for (int channel = 0; channel < 3; channel++) {
            for (int i = 0; i < pixels; i++) {
                float value = Math.clamp(planes[channel * pixels + i], -1f, 1f);
                rgb[3 * i + channel] = (byte) (int) Math.rint((value + 1) / 2 * 255);
            }
        }
        return new Picture(width, height, rgb);
    }
}
