package io.civstack.diffusion.arch;

import io.civstack.diffusion.Goldens;
import io.civstack.diffusion.checkpoint.Checkpoint;
import io.civstack.diffusion.run.LoadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The networks of a tiny Stable Diffusion 1.x checkpoint compute what PyTorch computes from it. */
class TinySd15GoldenTest {

    private final Checkpoint checkpoint = Checkpoint.open(Goldens.file("tiny-sd15/model.safetensors"));

    @ParameterizedTest
    @EnumSource
    void predictsNoise(LoadMode mode) {
        Reference.of("tiny-sd15/cases.safetensors")
                .input("x", "unet.x")
                .input("t", "unet.t")
                .input("context", "unet.context")
                .output("eps", "unet.eps")
                .holdsFor(checkpoint.unet().graph(ModuleHook.NONE), mode);
    }

    @ParameterizedTest
    @EnumSource
    void predictsNoiseForTwoChunksOfText(LoadMode mode) {
        Reference.of("tiny-sd15/cases.safetensors")
                .input("x", "unet.x")
                .input("t", "unet.t")
                .input("context", "unet.context154")
                .output("eps", "unet.eps154")
                .holdsFor(checkpoint.unet().graph(ModuleHook.NONE), mode);
    }

    @ParameterizedTest
    @EnumSource
    void readsText(LoadMode mode) {
        Reference.of("tiny-sd15/cases.safetensors")
                .input("ids", "text.ids")
                .output("skip.1", "text.last")
                .output("skip.2", "text.clip_skip_2")
                .output("hidden.2", "text.hidden_minus_2")
                .holdsFor(checkpoint.clipText().graph(ModuleHook.NONE), mode);
    }

    @ParameterizedTest
    @EnumSource
    void decodesLatents(LoadMode mode) {
        Reference.of("tiny-sd15/cases.safetensors")
                .input("z", "vae.z")
                .output("image", "vae.decoded")
                .holdsFor(checkpoint.vae().decoder(), mode);
    }

    @ParameterizedTest
    @EnumSource
    void encodesPictures(LoadMode mode) {
        Reference.of("tiny-sd15/cases.safetensors")
                .input("image", "vae.image")
                .output("mean", "vae.mean")
                .output("logvar", "vae.logvar")
                .holdsFor(checkpoint.vae().encoder(), mode);
    }
}
