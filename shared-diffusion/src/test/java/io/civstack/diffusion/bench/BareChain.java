package io.civstack.diffusion.bench;

import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import io.civstack.diffusion.arch.ModuleHook;
import io.civstack.diffusion.arch.TextEncoder;
import io.civstack.diffusion.checkpoint.Checkpoint;
import io.civstack.diffusion.graph.GraphModel;
import io.civstack.diffusion.run.Tensor;
import java.nio.file.Path;
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

        private BareLoop loop(GraphModel network, int threads, Map<String, Tensor> inputs) {
            return new BareLoop(network, level, spinning, threads, inputs);
        }
    }

    /** @param sidePx of the picture */
    static BareChain load(Path file, int sidePx, Mode mode, int threads) {
        Checkpoint checkpoint = Checkpoint.open(file);
        TextEncoder text = checkpoint.textEncoders().getFirst();
        int side = sidePx / checkpoint.vae().factor();
        return new BareChain(
                mode,
                mode.loop(text.graph(ModuleHook.NONE), threads, Map.of("ids", Tensor.ints(2, text.tokens()))),
                mode.loop(checkpoint.unet().graph(ModuleHook.NONE), threads, Noise.inputs(checkpoint.unet(), 2, side)),
                mode.loop(checkpoint.vae().decoder(), threads, Map.of("z", Noise.of(1, 4, side, side))));
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
