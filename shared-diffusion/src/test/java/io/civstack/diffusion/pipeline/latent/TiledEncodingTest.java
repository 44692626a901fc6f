package io.civstack.diffusion.pipeline.latent;

import static org.assertj.core.api.Assertions.assertThat;

import io.civstack.diffusion.cache.Fingerprint;
import io.civstack.diffusion.cache.NetworkCache;
import io.civstack.diffusion.picture.Seamless;
import io.civstack.diffusion.pipeline.model.CancelWatch;
import io.civstack.diffusion.pipeline.model.LoadedNetworks;
import io.civstack.diffusion.pipeline.model.OpenedCheckpoint;
import io.civstack.diffusion.request.StepListener;
import io.civstack.diffusion.run.RecordingLoader;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TiledEncodingTest {

    private static final Path DEMO = Path.of("../deploy/local/models/demo/model.safetensors");
    private static final int SIDE_PX = 384;

    /**
     * As shares of the latent's spread: a tile's normalisations see the tile alone. Without fading the step would be
     * 0.36.
     */
    private static final double LARGEST_UNSEEN_STEP = 0.2;

    private static final double MEAN_DIFFERENCE_MAX = 0.1;

    private final RecordingLoader loader = new RecordingLoader();
    private final NetworkCache cache = new NetworkCache(loader, 1L << 30);
    private final CancelWatch watch = CancelWatch.over(StepListener.NONE);
    private final LatentEncoder encoder = new LatentEncoder(
            new LoadedNetworks(cache, 1L << 30), OpenedCheckpoint.open(DEMO, new Fingerprint(7)), watch, Seamless.NONE);

    @AfterEach
    void close() {
        watch.close();
        cache.close();
    }

    /** A picture of gentle waves, other ones in each colour. */
    private static float[] waves(int width, int height) {
        float[] planes = new float[3 * width * height];
        for (int i = 0; i < planes.length; i++) {
            int colour = i / (width * height);
            double x = i % width / (40.0 + 9 * colour);
            double y = i / width % height / (56.0 - 7 * colour);
            planes[i] = (float) (0.5 * Math.sin(x) + 0.4 * Math.cos(y + colour));
        }
        return planes;
    }

    @Test
    void joinsTilesWithoutSeams() {
        // Given
        float[] picture = waves(SIDE_PX, SIDE_PX);
        InitialLatent whole = encoder.encode(picture, SIDE_PX, SIDE_PX);

        // When
        InitialLatent tiled = encoder.encode(picture, SIDE_PX, SIDE_PX, new Tiling(24, 8));

        // Then
        assertThat(loader.runsOf("mean")).hasSize(1 + 9);
        assertThat(steepestChangeOfDifference(whole, tiled) / spread(whole)).isLessThan(LARGEST_UNSEEN_STEP);
        assertThat(meanDifference(whole, tiled) / spread(whole)).isLessThan(MEAN_DIFFERENCE_MAX);
    }

    private static double meanDifference(InitialLatent whole, InitialLatent tiled) {
        double sum = 0;
        for (int i = 0; i < whole.latent().length; i++) {
            sum += Math.abs(tiled.latent()[i] - whole.latent()[i]);
        }
        return sum / whole.latent().length;
    }

    /** A seam is a place where the tiled latent suddenly differs more or less from the whole one than beside it. */
    private static double steepestChangeOfDifference(InitialLatent whole, InitialLatent tiled) {
        double steepest = 0;
        for (int i = 0; i < whole.latent().length; i++) {
            double here = tiled.latent()[i] - whole.latent()[i];
            if (i % whole.width() > 0) {
                steepest = Math.max(steepest, Math.abs(here - tiled.latent()[i - 1] + whole.latent()[i - 1]));
            }
            if (i / whole.width() % whole.height() > 0) {
                int above = i - whole.width();
                steepest = Math.max(steepest, Math.abs(here - tiled.latent()[above] + whole.latent()[above]));
            }
        }
        return steepest;
    }

    private static double spread(InitialLatent start) {
        double squares = 0;
        for (double value : start.latent()) {
            squares += value * value;
        }
        return Math.sqrt(squares / start.latent().length);
    }

    @Test
    void cutsPicturesAboveTheLimit() {
        // When
        InitialLatent large = encoder.encode(waves(1032, 1024), 1032, 1024);

        // Then
        assertThat(loader.runsOf("mean"))
                .hasSize(4)
                .allSatisfy(run -> assertThat(run.shapes().get("image")).containsExactly(1, 3, 768, 768));
        assertThat(large.width()).isEqualTo(129);
        assertThat(large.height()).isEqualTo(128);
    }
}
