package io.civstack.diffusion.pipeline;

import io.civstack.diffusion.Picture;
import io.civstack.diffusion.Seamless;
import io.civstack.diffusion.arch.Vae;
import io.civstack.diffusion.cache.NetworkCache;
import io.civstack.diffusion.run.Binding;
import io.civstack.diffusion.run.Tensor;
import java.util.List;
import java.util.Map;

/** Makes latents of pixels: the mean of what the autoencoder says, times the family's scale; the same picture always gives the same latent. */
final class LatentEncoder {

    private final Networks networks;
    private final OpenedCheckpoint opened;
    private final CancelWatch watch;
    private final Seamless seamless;

    LatentEncoder(Networks networks, OpenedCheckpoint opened, CancelWatch watch, Seamless seamless) {
        this.seamless = seamless;
        this.networks = networks;
        this.opened = opened;
        this.watch = watch;
    }

    /** The latent of a picture whose sides are multiples of the autoencoder's factor. */
    LatentStart encode(Picture picture) {
        return encode(planes(picture), picture.width(), picture.height());
    }

    /** The latents of pictures of one size, behind each other. */
    LatentStart encodeAll(List<Picture> pictures) {
        LatentStart first = encode(pictures.getFirst());
        LatentStart all = first.times(pictures.size());
        for (int i = 1; i < pictures.size(); i++) {
            System.arraycopy(encode(pictures.get(i)).latent(), 0, all.latent(), i * first.values(), first.values());
        }
        return all;
    }

    /** Red, green and blue behind each other, -1 to 1. */
    static float[] planes(Picture picture) {
        int pixels = picture.width() * picture.height();
        float[] planes = new float[3 * pixels];
        for (int i = 0; i < planes.length; i++) {
            planes[i % 3 * pixels + i / 3] = (picture.rgb()[i] & 0xFF) / 127.5f - 1;
        }
        return planes;
    }

    /** The latent of {@link #planes}. */
    LatentStart encode(float[] planes, int widthPx, int heightPx) {
        Vae vae = opened.checkpoint().vae();
        int channels = vae.latentChannels();
        int height = heightPx / vae.factor();
        int width = widthPx / vae.factor();
        Tensor.Floats image = Tensor.floats(1, 3, heightPx, widthPx).put(planes);
        Tensor.Floats mean = Tensor.floats(1, channels, height, width);
        Tensor.Floats variance = Tensor.floats(1, channels, height, width);
        try (NetworkCache.Lease lease =
                        networks.lease(opened, "vae.encoder" + seamless.label(), () -> vae.encoder(seamless));
                Binding binding =
                        lease.network().bind(Map.of("image", image), Map.of("mean", mean, "logvar", variance))) {
            watch.run(binding);
        }
        double scale = opened.checkpoint().family().latentScale();
        float[] values = mean.toArray();
        double[] latent = new double[values.length];
        for (int i = 0; i < latent.length; i++) {
            latent[i] = values[i] * scale;
        }
        return LatentStart.of(channels, height, width, latent);
    }
}
