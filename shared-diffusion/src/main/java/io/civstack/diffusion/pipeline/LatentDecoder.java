package io.civstack.diffusion.pipeline;

import io.civstack.diffusion.Picture;
import io.civstack.diffusion.Seamless;
import io.civstack.diffusion.arch.Lowering;
import io.civstack.diffusion.arch.Vae;
import io.civstack.diffusion.cache.NetworkCache;
import io.civstack.diffusion.run.Binding;
import io.civstack.diffusion.run.Tensor;
import java.util.Map;

/**
 * Makes pixels of latents. Large ones are decoded in tiles: the whole of a 2048 x 2048 picture would take 18 GB. A tile's normalisations see the
 * tile alone, so its brightness may differ by a shade; the fading between tiles hides that.
 */
final class LatentDecoder {

    private final Networks networks;
    private final OpenedCheckpoint opened;
    private final CancelWatch watch;
    private final Seamless seamless;

    LatentDecoder(Networks networks, OpenedCheckpoint opened, CancelWatch watch, Seamless seamless) {
        this.seamless = seamless;
        this.networks = networks;
        this.opened = opened;
        this.watch = watch;
    }

    /** The picture of a clean latent {@code [channels, height, width]} in the sampler's scale. */
    Picture decode(double[] latent, int channels, int height, int width) {
        return decode(latent, channels, height, width, Tiling.of(height, width, seamless));
    }

    Picture decode(double[] latent, int channels, int height, int width, Tiling tiling) {
        float[] planes = networks.finite(numbers -> planes(latent, channels, height, width, tiling, numbers));
        int factor = opened.checkpoint().vae().factor();
        return picture(planes, factor * width, factor * height);
    }

    private float[] planes(double[] latent, int channels, int height, int width, Tiling tiling, Lowering lowering) {
        Vae vae = opened.checkpoint().vae();
        int factor = vae.factor();
        int rows = tiling.extent(height);
        int columns = tiling.extent(width);
        Tensor.Floats z = Tensor.floats(1, channels, rows, columns);
        Tensor.Floats image = Tensor.floats(1, 3, (long) factor * rows, (long) factor * columns);
        JoinedTiles joined = new JoinedTiles(3, factor * width, factor * height);
        String name = "vae.decoder" + seamless.label();
        try (NetworkCache.Lease lease = networks.lease(opened, name, lowering, made -> vae.decoder(seamless, made));
                Binding binding = lease.network().bind(Map.of("z", z), Map.of("image", image))) {
            for (int top : tiling.starts(height)) {
                for (int left : tiling.starts(width)) {
                    cut(latent, height, width, top, left, z);
                    watch.run(binding);
                    int fade = factor * tiling.overlap();
                    joined.add(
                            image.toArray(),
                            factor * left,
                            factor * top,
                            Tiling.weights(factor * columns, fade, left > 0, left + columns < width),
                            Tiling.weights(factor * rows, fade, top > 0, top + rows < height));
                }
            }
        }
        return joined.planes();
    }

    /** Copies a tile out of the latent, in the autoencoder's scale. */
    private void cut(double[] latent, int height, int width, int top, int left, Tensor.Floats tile) {
        double scale = opened.checkpoint().family().latentScale();
        int channels = (int) tile.shape()[1];
        int rows = (int) tile.shape()[2];
        int columns = (int) tile.shape()[3];
        for (int channel = 0; channel < channels; channel++) {
            for (int y = 0; y < rows; y++) {
                for (int x = 0; x < columns; x++) {
                    double value = latent[(channel * height + top + y) * width + left + x];
                    tile.buffer().put((channel * rows + y) * columns + x, (float) (value / scale));
                }
            }
        }
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
