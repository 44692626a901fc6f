package io.civstack.diffusion.pipeline.latent;

import static org.assertj.core.api.Assertions.assertThat;

import io.civstack.diffusion.cache.Fingerprint;
import io.civstack.diffusion.cache.NetworkCache;
import io.civstack.diffusion.picture.Picture;
import io.civstack.diffusion.picture.Seamless;
import io.civstack.diffusion.pipeline.model.CancelWatch;
import io.civstack.diffusion.pipeline.model.LoadedNetworks;
import io.civstack.diffusion.pipeline.model.OpenedCheckpoint;
import io.civstack.diffusion.request.StepListener;
import io.civstack.diffusion.run.OnnxLoader;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Where edges continue each other there is no first column: turning the latent around turns the picture around, and
 * changes nothing else.
 */
class SeamlessTest {

    private static final Path DEMO = Path.of("../deploy/local/models/demo/model.safetensors");
    private static final int SIDE = 8;
    private static final int TURN = 3;

    private static Picture decoded(double[] latent, int side, Seamless seamless) {
        try (NetworkCache cache = new NetworkCache(new OnnxLoader(2), 1L << 30);
                CancelWatch watch = CancelWatch.over(StepListener.NONE)) {
            OpenedCheckpoint opened = OpenedCheckpoint.open(DEMO, new Fingerprint(7));
            LoadedNetworks networks = new LoadedNetworks(cache, 1L << 30);
            return new LatentDecoder(networks, opened, watch, seamless).decode(latent, side, side);
        }
    }

    /** The largest difference between the turned picture of a latent and the picture of the turned latent. */
    private static int difference(Seamless seamless, int right, int down) {
        double[] latent = new double[4 * SIDE * SIDE];
        double[] turned = new double[latent.length];
        for (int i = 0; i < latent.length; i++) {
            latent[i] = Math.sin(1.7 * i) + Math.cos(0.3 * i * i);
        }
        for (int i = 0; i < latent.length; i++) {
            int x = (i % SIDE + right) % SIDE;
            int y = (i / SIDE % SIDE + down) % SIDE;
            turned[i / (SIDE * SIDE) * SIDE * SIDE + y * SIDE + x] = latent[i];
        }
        Picture one = decoded(latent, SIDE, seamless);
        Picture other = decoded(turned, SIDE, seamless);
        int factor = one.width() / SIDE;
        int largest = 0;
        for (int i = 0; i < one.rgb().length; i++) {
            int x = (i / 3 % one.width() + factor * right) % one.width();
            int y = (i / 3 / one.width() + factor * down) % one.height();
            int there = other.rgb()[3 * (y * one.width() + x) + i % 3] & 0xFF;
            largest = Math.max(largest, Math.abs((one.rgb()[i] & 0xFF) - there));
        }
        return largest;
    }

    @Test
    void continuesTheEdgesThatAreAsked() {
        assertThat(difference(new Seamless(true, false), TURN, 0)).isLessThanOrEqualTo(1);
        assertThat(difference(new Seamless(false, true), 0, TURN)).isLessThanOrEqualTo(1);
        assertThat(difference(new Seamless(true, true), TURN, TURN)).isLessThanOrEqualTo(1);
    }

    @Test
    void endsAtTheEdgesThatAreNot() {
        assertThat(difference(new Seamless(true, false), 0, TURN)).isGreaterThan(5);
        assertThat(difference(new Seamless(false, true), TURN, 0)).isGreaterThan(5);
        assertThat(difference(Seamless.NONE, TURN, 0)).isGreaterThan(5);
    }
}
