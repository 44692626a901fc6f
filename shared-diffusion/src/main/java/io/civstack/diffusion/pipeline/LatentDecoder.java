package io.civstack.diffusion.pipeline;

import io.civstack.diffusion.Picture;
import io.civstack.diffusion.arch.Vae;
import io.civstack.diffusion.cache.NetworkCache;
import io.civstack.diffusion.run.Binding;
import io.civstack.diffusion.run.Tensor;
import java.util.Map;

/** Makes pixels of latents. */
final class LatentDecoder {

    private final Networks networks;
    private final OpenedCheckpoint opened;
    private final CancelWatch watch;

    LatentDecoder(Networks networks, OpenedCheckpoint opened, CancelWatch watch) {
        this.networks = networks;
        this.opened = opened;
        this.watch = watch;
    }

    /** The picture of a clean latent {@code [channels, height, width]} in the sampler's scale. */
    Picture decode(double[] latent, int channels, int height, int width) {
        Vae vae = opened.checkpoint().vae();
        double scale = opened.checkpoint().family().latentScale();
        Tensor.Floats z = Tensor.floats(1, channels, height, width);
        for (int i = 0; i < latent.length; i++) {
            z.buffer().put(i, (float) (latent[i] / scale));
        }
        int factor = vae.factor();
        Tensor.Floats image = Tensor.floats(1, 3, (long) factor * height, (long) factor * width);
        try (NetworkCache.Lease lease = networks.lease(opened, "vae.decoder", vae::decoder);
                Binding binding = lease.network().bind(Map.of("z", z), Map.of("image", image))) {
            watch.run(binding);
        }
        return picture(image.toArray(), factor * width, factor * height);
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
