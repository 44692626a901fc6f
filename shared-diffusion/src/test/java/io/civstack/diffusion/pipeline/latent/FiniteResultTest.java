package io.civstack.diffusion.pipeline.latent;

import static org.assertj.core.api.Assertions.assertThat;

import io.civstack.diffusion.RewrittenCheckpoint;
import io.civstack.diffusion.TinyArchitectures;
import io.civstack.diffusion.arch.Lowering;
import io.civstack.diffusion.cache.Fingerprint;
import io.civstack.diffusion.cache.NetworkCache;
import io.civstack.diffusion.graph.ElementType;
import io.civstack.diffusion.picture.Picture;
import io.civstack.diffusion.picture.Seamless;
import io.civstack.diffusion.pipeline.model.CancelWatch;
import io.civstack.diffusion.pipeline.model.LoadedNetworks;
import io.civstack.diffusion.pipeline.model.OpenedCheckpoint;
import io.civstack.diffusion.request.StepListener;
import io.civstack.diffusion.run.RecordingLoader;
import io.civstack.diffusion.safetensors.SafetensorsFile;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Autoencoders that leave the range of 16 bits, on the kernels of a processor. */
class FiniteResultTest {

    private static final Lowering NARROW = new Lowering(Lowering.Mode.SERVE, Lowering.Target.CPU, ElementType.FLOAT16);
    private static final String FIRST = "first_stage_model.%s.conv_in.weight";
    private static final int SIDE = 8;

    @TempDir
    private Path folder;

    @BeforeEach
    void bringTheVocabulary() {
        TinyArchitectures.bringTheVocabulary(folder);
    }

    /** What was computed, and in how many runs. */
    private record Computed<T>(T result, int runs) {}

    private Computed<Picture> decoded(Path checkpoint, Lowering lowering) {
        double[] latent = new double[4 * SIDE * SIDE];
        for (int i = 0; i < latent.length; i++) {
            latent[i] = Math.sin(1.7 * i);
        }
        RecordingLoader loader = new RecordingLoader();
        try (NetworkCache cache = new NetworkCache(loader, 1L << 30);
                CancelWatch watch = CancelWatch.over(StepListener.NONE)) {
            OpenedCheckpoint opened = OpenedCheckpoint.open(checkpoint, new Fingerprint(7));
            LoadedNetworks networks = new LoadedNetworks(cache, 1L << 30, lowering);
            Picture picture = new LatentDecoder(networks, opened, watch, Seamless.NONE).decode(latent, SIDE, SIDE);
            return new Computed<>(picture, loader.runsOf("image").size());
        }
    }

    private Computed<double[]> encoded(Path checkpoint, Lowering lowering) {
        byte[] rgb = new byte[3 * 64 * 64];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) (i * 7);
        }
        RecordingLoader loader = new RecordingLoader();
        try (NetworkCache cache = new NetworkCache(loader, 1L << 30);
                CancelWatch watch = CancelWatch.over(StepListener.NONE)) {
            OpenedCheckpoint opened = OpenedCheckpoint.open(checkpoint, new Fingerprint(7));
            LoadedNetworks networks = new LoadedNetworks(cache, 1L << 30, lowering);
            InitialLatent start =
                    new LatentEncoder(networks, opened, watch, Seamless.NONE).encode(new Picture(64, 64, rgb));
            return new Computed<>(start.latent(), loader.runsOf("mean").size());
        }
    }

    /**
     * A checkpoint whose first features are so large that 16 bits cannot hold them; what follows normalises them. The
     * weights are as large, because on processors the runtime keeps what is between two operators in 32 bits.
     */
    private Path loud(String part) throws IOException {
        String name = FIRST.formatted(part);
        SafetensorsFile file = SafetensorsFile.open(TinyArchitectures.SD1);
        float[] weights = file.floats(name);
        for (int i = 0; i < weights.length; i++) {
            weights[i] *= 1e7f;
        }
        long[] shape = file.tensors().get(name).shape().stream()
                .mapToLong(Long::longValue)
                .toArray();
        return new RewrittenCheckpoint()
                .from(TinyArchitectures.SD1, own -> own)
                .put(name, weights, shape)
                .write(folder.resolve("loud.safetensors"));
    }

    @Test
    void isThatOf32BitsWhereADecoderLeavesTheRange() throws IOException {
        // Given
        Path loud = loud("decoder");
        Computed<Picture> wide = decoded(loud, Lowering.SERVE);

        // When
        Computed<Picture> narrow = decoded(loud, NARROW);

        // Then
        assertThat(narrow.runs()).isEqualTo(2);
        assertThat(narrow.result().rgb()).isEqualTo(wide.result().rgb());
        assertThat(wide.runs()).isEqualTo(1);
    }

    @Test
    void isThatOf32BitsWhereAnEncoderLeavesTheRange() throws IOException {
        // Given
        Path loud = loud("encoder");
        Computed<double[]> wide = encoded(loud, Lowering.SERVE);

        // When
        Computed<double[]> narrow = encoded(loud, NARROW);

        // Then
        assertThat(narrow.runs()).isEqualTo(2);
        assertThat(narrow.result()).isEqualTo(wide.result());
    }

    @Test
    void isThatOf16BitsWhereTheyAreEnough() {
        // When
        Computed<Picture> narrow = decoded(TinyArchitectures.SD1, NARROW);

        // Then
        assertThat(narrow.runs()).isEqualTo(1);
        byte[] wide = decoded(TinyArchitectures.SD1, Lowering.SERVE).result().rgb();
        assertThat(narrow.result().rgb()).isNotEqualTo(wide);
        for (int i = 0; i < wide.length; i++) {
            assertThat(narrow.result().rgb()[i] & 0xFF).isBetween((wide[i] & 0xFF) - 4, (wide[i] & 0xFF) + 4);
        }
    }
}
