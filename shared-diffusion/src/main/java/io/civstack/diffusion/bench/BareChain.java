package io.civstack.diffusion.bench;

import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import io.civstack.diffusion.arch.ModuleHook;
import io.civstack.diffusion.arch.TextEncoder;
import io.civstack.diffusion.checkpoint.Checkpoint;
import io.civstack.diffusion.run.Tensor;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The three networks of a picture in bare loops of one session mode; none of them knows adapters. */
record BareChain(Mode mode, BareLoop text, BareLoop unet, BareLoop decoder) implements AutoCloseable {

    /** Session options that somebody who writes a loop might choose. */
    record Mode(String label, OptLevel level, boolean spinning) {

        static final List<Mode> ALL = List.of(
                new Mode("all-spinning", OptLevel.ALL_OPT, true),
                new Mode("all-waiting", OptLevel.ALL_OPT, false),
                new Mode("extended-spinning", OptLevel.EXTENDED_OPT, true));
    }

    /** @param sidePx of the picture */
    static BareChain load(Path file, int sidePx, Mode mode, int threads) {
        Checkpoint checkpoint = Checkpoint.open(file);
        TextEncoder text = checkpoint.textEncoders().getFirst();
        int side = sidePx / checkpoint.vae().factor();
        Map<String, Tensor> step = new LinkedHashMap<>();
        step.put("x", Noise.of(2, 4, side, side));
        step.put("t", Noise.of(2));
        step.put("context", Noise.of(2, text.tokens(), text.width()));
        return new BareChain(
                mode,
                new BareLoop(
                        text.graph(ModuleHook.NONE),
                        mode.level(),
                        mode.spinning(),
                        threads,
                        Map.of("ids", Tensor.ints(2, text.tokens()))),
                new BareLoop(checkpoint.unet().graph(ModuleHook.NONE), mode.level(), mode.spinning(), threads, step),
                new BareLoop(
                        checkpoint.vae().decoder(),
                        mode.level(),
                        mode.spinning(),
                        threads,
                        Map.of("z", Noise.of(1, 4, side, side))));
    }

    /** @param begins whether the text is read first */
    void steps(boolean begins, int count) {
        if (begins) {
            text.run();
        }
        for (int i = 0; i < count; i++) {
            unet.run();
        }
    }

    void decode() {
        decoder.run();
    }

    @Override
    public void close() {
        text.close();
        unet.close();
        decoder.close();
    }
}
