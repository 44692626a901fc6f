package io.civstack.diffusion.pipeline.latent;

import io.civstack.diffusion.arch.Lowering;
import io.civstack.diffusion.arch.Vae;
import io.civstack.diffusion.cache.NetworkCache;
import io.civstack.diffusion.graph.GraphModel;
import io.civstack.diffusion.picture.Seamless;
import io.civstack.diffusion.pipeline.model.CancelWatch;
import io.civstack.diffusion.pipeline.model.LoadedNetworks;
import io.civstack.diffusion.pipeline.model.OpenedCheckpoint;
import io.civstack.diffusion.run.Binding;
import io.civstack.diffusion.run.Tensor;
import java.util.Map;
import java.util.function.Function;

/**
 * A checkpoint's VAE, run in tiles for large pictures: a picture of 2048 x 2048 in one piece would need 18 GB. Group
 * norms see one tile at a time, so neighbouring tiles may differ a little in brightness; blending in the overlap hides
 * that.
 */
final class TiledAutoencoder {

    private static final int COLOURS = 3;

    private final LoadedNetworks networks;
    private final OpenedCheckpoint opened;
    private final CancelWatch watch;
    private final Seamless seamless;
    private final Vae vae;

    TiledAutoencoder(LoadedNetworks networks, OpenedCheckpoint opened, CancelWatch watch, Seamless seamless) {
        this.networks = networks;
        this.opened = opened;
        this.watch = watch;
        this.seamless = seamless;
        this.vae = opened.checkpoint().vae();
    }

    Vae vae() {
        return vae;
    }

    /** How a latent of that size, in points, is cut into tiles. */
    Tiling tiling(int height, int width) {
        return Tiling.of(height, width, seamless);
    }

    /**
     * The input or the output of one of the two networks.
     *
     * @param name of the tensor
     * @param factor points along a side for one point of the latent: 8 for pixels, 1 for the latent
     */
    private record Port(String name, int channels, int factor) {

        Tensor.Floats tile(int rows, int columns) {
            return Tensor.floats(1, channels, (long) factor * rows, (long) factor * columns);
        }
    }

    /** The encoder or the decoder. */
    private record Half(String name, Port in, Port out, Function<Lowering, GraphModel> graph) {}

    /**
     * The means that the encoder gives for pixels.
     *
     * @param pixels one plane after the other, -1 to 1
     * @param height of the latent
     * @param width of the latent
     */
    float[] means(float[] pixels, int height, int width, Tiling tiling) {
        Half encoder = new Half(
                "encoder",
                new Port("image", COLOURS, vae.factor()),
                new Port("mean", vae.latentChannels(), 1),
                made -> vae.encoder(seamless, made));
        return networks.finite(numbers -> computed(encoder, pixels, height, width, tiling, numbers));
    }

    /**
     * The pixels that the decoder gives for a latent, one plane after the other, -1 to 1.
     *
     * @param latent in the autoencoder's scale
     */
    float[] pixels(float[] latent, int height, int width, Tiling tiling) {
        Half decoder = new Half(
                "decoder",
                new Port("z", vae.latentChannels(), 1),
                new Port("image", COLOURS, vae.factor()),
                made -> vae.decoder(seamless, made));
        return networks.finite(numbers -> computed(decoder, latent, height, width, tiling, numbers));
    }

    private float[] computed(Half half, float[] whole, int height, int width, Tiling tiling, Lowering lowering) {
        int rows = tiling.extent(height);
        int columns = tiling.extent(width);
        Tensor.Floats in = half.in().tile(rows, columns);
        Tensor.Floats out = half.out().tile(rows, columns);
        int factor = half.out().factor();
        int fade = factor * tiling.overlap();
        BlendedTiles joined = new BlendedTiles(half.out().channels(), factor * width, factor * height);
        String name = "vae." + half.name() + seamless.label();
        try (NetworkCache.Lease lease = networks.lease(opened, name, lowering, half.graph());
                Binding binding = lease.network()
                        .bind(Map.of(half.in().name(), in), Map.of(half.out().name(), out))) {
            for (int top : tiling.starts(height)) {
                for (int left : tiling.starts(width)) {
                    cut(
                            whole,
                            half.in().factor() * width,
                            half.in().factor() * top,
                            half.in().factor() * left,
                            in);
                    watch.run(binding);
                    joined.add(
                            out.toArray(),
                            factor * left,
                            factor * top,
                            Tiling.weights(factor * columns, fade, left > 0, left + columns < width),
                            Tiling.weights(factor * rows, fade, top > 0, top + rows < height));
                }
            }
        }
        return joined.planes();
    }

    /** Copies a tile out of the planes. */
    private static void cut(float[] planes, int width, int top, int left, Tensor.Floats tile) {
        int channels = (int) tile.shape()[1];
        int rows = (int) tile.shape()[2];
        int columns = (int) tile.shape()[3];
        int height = planes.length / channels / width;
        for (int line = 0; line < channels * rows; line++) {
            int from = (line / rows * height + top + line % rows) * width + left;
            tile.buffer().put(line * columns, planes, from, columns);
        }
    }
}
