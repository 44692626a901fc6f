package io.civstack.diffusion.pipeline;

import io.civstack.diffusion.Picture;
import io.civstack.diffusion.Seamless;
import io.civstack.diffusion.arch.Lowering;
import io.civstack.diffusion.arch.Vae;
import io.civstack.diffusion.cache.NetworkCache;
import io.civstack.diffusion.run.Binding;
import io.civstack.diffusion.run.Tensor;
import java.util.List;
import java.util.Map;

/**
 * Makes latents of pixels: the mean of what the autoencoder says, times the family's scale; the same picture always gives the same latent. Large
 * pictures are encoded in tiles, as {@link LatentDecoder} decodes them.
 */
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
        int factor = opened.checkpoint().vae().factor();
        return encode(planes, widthPx, heightPx, Tiling.of(heightPx / factor, widthPx / factor, seamless));
    }

    LatentStart encode(float[] planes, int widthPx, int heightPx, Tiling tiling) {
        Vae vae = opened.checkpoint().vae();
        int height = heightPx / vae.factor();
        int width = widthPx / vae.factor();
        float[] means = networks.finite(numbers -> means(planes, height, width, tiling, numbers));
        double scale = opened.checkpoint().family().latentScale();
        double[] latent = new double[means.length];
        for (int i = 0; i < latent.length; i++) {
            latent[i] = means[i] * scale;
        }
        return LatentStart.of(vae.latentChannels(), height, width, latent);
    }

    private float[] means(float[] planes, int height, int width, Tiling tiling, Lowering lowering) {
        Vae vae = opened.checkpoint().vae();
        int factor = vae.factor();
        int channels = vae.latentChannels();
        int rows = tiling.extent(height);
        int columns = tiling.extent(width);
        Tensor.Floats image = Tensor.floats(1, 3, (long) factor * rows, (long) factor * columns);
        Tensor.Floats mean = Tensor.floats(1, channels, rows, columns);
        JoinedTiles joined = new JoinedTiles(channels, width, height);
        String name = "vae.encoder" + seamless.label();
        try (NetworkCache.Lease lease = networks.lease(opened, name, lowering, made -> vae.encoder(seamless, made));
                Binding binding = lease.network().bind(Map.of("image", image), Map.of("mean", mean))) {
            for (int top : tiling.starts(height)) {
                for (int left : tiling.starts(width)) {
                    cut(planes, factor * height, factor * width, factor * top, factor * left, image);
                    watch.run(binding);
                    joined.add(
                            mean.toArray(),
                            left,
                            top,
                            Tiling.weights(columns, tiling.overlap(), left > 0, left + columns < width),
                            Tiling.weights(rows, tiling.overlap(), top > 0, top + rows < height));
                }
            }
        }
        return joined.planes();
    }

    /** Copies a tile out of the picture. */
    private static void cut(float[] planes, int heightPx, int widthPx, int top, int left, Tensor.Floats tile) {
        int rows = (int) tile.shape()[2];
        int columns = (int) tile.shape()[3];
        for (int line = 0; line < 3 * rows; line++) {
            int plane = line / rows;
            int from = (plane * heightPx + top + line % rows) * widthPx + left;
            tile.buffer().put(line * columns, planes, from, columns);
        }
    }
}
