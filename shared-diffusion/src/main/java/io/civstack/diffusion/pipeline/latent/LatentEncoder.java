package io.civstack.diffusion.pipeline.latent;

import io.civstack.diffusion.picture.Picture;
import io.civstack.diffusion.picture.Seamless;
import io.civstack.diffusion.pipeline.model.CancelWatch;
import io.civstack.diffusion.pipeline.model.LoadedNetworks;
import io.civstack.diffusion.pipeline.model.OpenedCheckpoint;
import java.util.List;

/**
 * Encodes pictures to latents: the mean of the VAE's distribution, not a sample, times the architecture's scale factor.
 */
public final class LatentEncoder {

    private final TiledAutoencoder autoencoder;
    private final double scale;

    public LatentEncoder(LoadedNetworks networks, OpenedCheckpoint opened, CancelWatch watch, Seamless seamless) {
        this.autoencoder = new TiledAutoencoder(networks, opened, watch, seamless);
        this.scale = opened.checkpoint().architecture().latentScale();
    }

    /** The latent of a picture whose sides are multiples of the autoencoder's factor. */
    public InitialLatent encode(Picture picture) {
        return encode(planes(picture), picture.width(), picture.height());
    }

    /** Encodes pictures of one size as a batch. */
    public InitialLatent encodeAll(List<Picture> pictures) {
        InitialLatent first = encode(pictures.getFirst());
        InitialLatent all = first.times(pictures.size());
        for (int i = 1; i < pictures.size(); i++) {
            System.arraycopy(encode(pictures.get(i)).latent(), 0, all.latent(), i * first.values(), first.values());
        }
        return all;
    }

    /** The red, the green and the blue plane one after the other, values -1 to 1. */
    public static float[] planes(Picture picture) {
        int pixels = picture.width() * picture.height();
        float[] planes = new float[3 * pixels];
        for (int i = 0; i < planes.length; i++) {
            planes[i % 3 * pixels + i / 3] = (picture.rgb()[i] & 0xFF) / 127.5f - 1;
        }
        return planes;
    }

    /** @param planes as from {@link #planes} */
    public InitialLatent encode(float[] planes, int widthPx, int heightPx) {
        int factor = autoencoder.vae().factor();
        return encode(planes, widthPx, heightPx, autoencoder.tiling(heightPx / factor, widthPx / factor));
    }

    InitialLatent encode(float[] planes, int widthPx, int heightPx, Tiling tiling) {
        int height = heightPx / autoencoder.vae().factor();
        int width = widthPx / autoencoder.vae().factor();
        float[] means = autoencoder.means(planes, height, width, tiling);
        double[] latent = new double[means.length];
        for (int i = 0; i < latent.length; i++) {
            latent[i] = means[i] * scale;
        }
        return InitialLatent.of(autoencoder.vae().latentChannels(), height, width, latent);
    }
}
