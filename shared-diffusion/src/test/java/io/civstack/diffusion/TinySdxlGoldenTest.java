package io.civstack.diffusion;

import static org.assertj.core.api.Assertions.assertThat;

import io.civstack.diffusion.arch.ModuleHook;
import io.civstack.diffusion.arch.SizeLabel;
import io.civstack.diffusion.checkpoint.Checkpoint;
import io.civstack.diffusion.picture.GeneratedPicture;
import io.civstack.diffusion.request.EngineLimits;
import io.civstack.diffusion.request.StepListener;
import io.civstack.diffusion.run.LoadMode;
import io.civstack.diffusion.run.Tensor;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.MethodSource;

/** The networks of a tiny Stable Diffusion XL checkpoint, stored as F16, compute what PyTorch computes from it. */
class TinySdxlGoldenTest {

    private final Checkpoint checkpoint = Checkpoint.open(Goldens.file("tiny-sdxl/model.safetensors"));

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "DEVICE")
    void predictsNoise(LoadMode mode) {
        Reference cases = Reference.of("tiny-sdxl/cases.safetensors");
        float[] pooled = cases.numbers("unet.pooled");
        float[] sizes = cases.numbers("unet.time_ids");
        int rows = cases.numbers("unet.t").length;
        int pooledWidth = pooled.length / rows;
        int sizeCount = sizes.length / rows;
        int width = checkpoint.unet().labelWidth();
        float[] labels = new float[rows * width];
        for (int row = 0; row < rows; row++) {
            float[] own = SizeLabel.of(
                    Arrays.copyOfRange(pooled, row * pooledWidth, (row + 1) * pooledWidth),
                    Arrays.copyOfRange(sizes, row * sizeCount, (row + 1) * sizeCount));
            System.arraycopy(own, 0, labels, row * width, width);
        }
        cases.input("x", "unet.x")
                .input("t", "unet.t")
                .input("context", "unet.context")
                .input("y", Tensor.floats(rows, width).put(labels))
                .output("eps", "unet.eps")
                .holdsFor(checkpoint.unet().graph(ModuleHook.NONE), mode);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "DEVICE")
    void readsTextWithClip(LoadMode mode) {
        Reference.of("tiny-sdxl/cases.safetensors")
                .input("ids", "text1.ids")
                .output("skip.1", "text1.last")
                .output("hidden.2", "text1.hidden_minus_2")
                .holdsFor(checkpoint.clipText().graph(ModuleHook.NONE), mode);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "DEVICE")
    void readsTextWithOpenClip(LoadMode mode) {
        Reference.of("tiny-sdxl/cases.safetensors")
                .input("ids", "text2.ids")
                .output("skip.1", "text2.last")
                .output("hidden.2", "text2.hidden_minus_2")
                .output("pooled", "text2.pooled")
                .holdsFor(checkpoint.openClipText().graph(ModuleHook.NONE), mode);
    }

    static List<ReferencePictures.Case> pictures() {
        return ReferencePictures.in(Goldens.file("sdxl-pictures/pictures.safetensors"));
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void drawsWholePictures(ReferencePictures.Case reference) {
        try (DiffusionEngine engine = new DiffusionEngine(EngineLimits.defaults())) {
            // When
            GeneratedPicture drawing = engine.generate(
                    Goldens.file("tiny-sdxl/model.safetensors"), reference.request(), StepListener.NONE);

            // Then
            assertThat(reference.valuesBeyond(drawing.picture(), 1)).isZero();
        }
    }
}
