package io.civstack.diffusion;

import static org.assertj.core.api.Assertions.assertThat;

import io.civstack.diffusion.arch.ModuleHook;
import io.civstack.diffusion.checkpoint.Checkpoint;
import io.civstack.diffusion.picture.GeneratedPicture;
import io.civstack.diffusion.request.EngineLimits;
import io.civstack.diffusion.request.StepListener;
import io.civstack.diffusion.run.LoadMode;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.MethodSource;

/** The networks of a tiny Stable Diffusion 1.x checkpoint compute what PyTorch computes from it. */
class TinySd15GoldenTest {

    private final Checkpoint checkpoint = Checkpoint.open(Goldens.file("tiny-sd15/model.safetensors"));

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "DEVICE")
    void predictsNoise(LoadMode mode) {
        Reference.of("tiny-sd15/cases.safetensors")
                .input("x", "unet.x")
                .input("t", "unet.t")
                .input("context", "unet.context")
                .output("eps", "unet.eps")
                .holdsFor(checkpoint.unet().graph(ModuleHook.NONE), mode);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "DEVICE")
    void predictsNoiseForTwoChunksOfText(LoadMode mode) {
        Reference.of("tiny-sd15/cases.safetensors")
                .input("x", "unet.x")
                .input("t", "unet.t")
                .input("context", "unet.context154")
                .output("eps", "unet.eps154")
                .holdsFor(checkpoint.unet().graph(ModuleHook.NONE), mode);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "DEVICE")
    void readsText(LoadMode mode) {
        Reference.of("tiny-sd15/cases.safetensors")
                .input("ids", "text.ids")
                .output("skip.1", "text.last")
                .output("skip.2", "text.clip_skip_2")
                .output("hidden.2", "text.hidden_minus_2")
                .holdsFor(checkpoint.clipText().graph(ModuleHook.NONE), mode);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "DEVICE")
    void decodesLatents(LoadMode mode) {
        Reference.of("tiny-sd15/cases.safetensors")
                .input("z", "vae.z")
                .output("image", "vae.decoded")
                .holdsFor(checkpoint.vae().decoder(), mode);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "DEVICE")
    void encodesPictures(LoadMode mode) {
        Reference.of("tiny-sd15/cases.safetensors")
                .input("image", "vae.image")
                .output("mean", "vae.mean")
                .output("logvar", "vae.logvar")
                .holdsFor(checkpoint.vae().encoder(), mode);
    }

    static List<ReferencePictures.Case> pictures() {
        return ReferencePictures.in(Goldens.file("tiny-sd15/pictures.safetensors"));
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void drawsWholePictures(ReferencePictures.Case reference) {
        try (DiffusionEngine engine = new DiffusionEngine(EngineLimits.defaults())) {
            // When
            GeneratedPicture drawing = engine.generate(
                    Goldens.file("tiny-sd15/model.safetensors"), reference.request(), StepListener.NONE);
            // Then
            assertThat(reference.valuesBeyond(drawing.picture(), 1)).isZero();
        }
    }
}
