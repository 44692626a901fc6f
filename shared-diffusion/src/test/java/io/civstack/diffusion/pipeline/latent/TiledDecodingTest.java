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

class TiledDecodingTest {

    private static final Path DEMO = Path.of("../deploy/local/models/demo/model.safetensors");
    private static final int SIDE = 48;

    /** An edge of so many of 255 that the whole picture does not have is hard to see; without fading it would be 18. */
    private static final int LARGEST_UNSEEN_STEP = 8;

    @Test
    void coversEveryLatentWithTilesOfOneSize() {
        Tiling tiling = new Tiling(96, 32);
        assertThat(tiling.starts(96)).containsExactly(0);
        assertThat(tiling.starts(97)).containsExactly(0, 1);
        assertThat(tiling.starts(256)).containsExactly(0, 64, 128, 160);
        assertThat(tiling.extent(40)).isEqualTo(40);
    }

    @Test
    void joinsTilesWithoutSeams() {
        // Given: a latent of gentle waves, as a clean one is.
        double[] latent = new double[4 * SIDE * SIDE];
        for (int i = 0; i < latent.length; i++) {
            latent[i] = Math.sin(i % SIDE / 5.0 + i / (SIDE * SIDE)) + Math.cos(i / SIDE % SIDE / 7.0);
        }
        try (NetworkCache cache = new NetworkCache(new OnnxLoader(2), 1L << 30);
                CancelWatch watch = CancelWatch.over(StepListener.NONE)) {
            OpenedCheckpoint opened = OpenedCheckpoint.open(DEMO, new Fingerprint(7));
            LatentDecoder decoder =
                    new LatentDecoder(new LoadedNetworks(cache, 1L << 30), opened, watch, Seamless.NONE);
            Picture whole = decoder.decode(latent, SIDE, SIDE);
            // When
            Picture tiled = decoder.decode(latent, SIDE, SIDE, new Tiling(24, 8));
            // Then
            assertThat(steepestChangeOfDifference(whole, tiled)).isLessThanOrEqualTo(LARGEST_UNSEEN_STEP);
        }
    }

    /** A seam is a place where the tiled picture suddenly differs more or less from the whole one than beside it. */
    private static int steepestChangeOfDifference(Picture whole, Picture tiled) {
        int steepest = 0;
        int row = 3 * whole.width();
        for (int i = row; i < whole.rgb().length; i++) {
            int here = difference(whole, tiled, i);
            steepest = Math.max(steepest, Math.abs(here - difference(whole, tiled, i - row)));
            if (i % row >= 3) {
                steepest = Math.max(steepest, Math.abs(here - difference(whole, tiled, i - 3)));
            }
        }
        return steepest;
    }

    private static int difference(Picture whole, Picture tiled, int i) {
        return (tiled.rgb()[i] & 0xFF) - (whole.rgb()[i] & 0xFF);
    }
}
