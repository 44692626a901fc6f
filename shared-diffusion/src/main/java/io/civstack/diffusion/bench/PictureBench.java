package io.civstack.diffusion.bench;

import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import io.civstack.diffusion.DiffusionEngine;
import io.civstack.diffusion.EngineLimits;
import io.civstack.diffusion.StepListener;
import io.civstack.diffusion.TextToImage;
import io.civstack.diffusion.arch.ModuleHook;
import io.civstack.diffusion.arch.TextEncoder;
import io.civstack.diffusion.bench.Stopwatch.Lap;
import io.civstack.diffusion.checkpoint.Checkpoint;
import io.civstack.diffusion.run.Tensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** A whole picture by the engine beside the same network runs in bare loops: what tokenizer, sampler and facade add, and what the mode costs. */
final class PictureBench {

    private static final int STEPS = 20;
    private static final long SEED = 3;

    /** Session modes that a bare loop might choose. */
    private record Mode(String label, OptLevel level, boolean spinning) {}

    private static final List<Mode> MODES = List.of(
            new Mode("all-spinning", OptLevel.ALL_OPT, true),
            new Mode("all-waiting", OptLevel.ALL_OPT, false),
            new Mode("extended-spinning", OptLevel.EXTENDED_OPT, true));

    private final String name;
    private final Path file;
    private final int sidePx;
    private final Figures figures;
    private final int rounds;
    private final int threads;

    /**
     * @param name of the figures
     * @param sidePx of the picture
     */
    PictureBench(String name, Path file, int sidePx, Figures figures, int rounds, int threads) {
        this.name = name;
        this.file = file;
        this.sidePx = sidePx;
        this.figures = figures;
        this.rounds = rounds;
        this.threads = threads;
    }

    void measure() {
        TextToImage request = new TextToImage(
                "a red boat by the sea, sticker", "", sidePx, sidePx, STEPS, 5, "Euler", "normal", 7, 1);
        try (DiffusionEngine engine = new DiffusionEngine(EngineLimits.defaults());
                Chains chains = new Chains()) {
            Runnable picture = () -> engine.draw(file, request, StepListener.NONE);
            figures.value(name + ".first-picture", Stopwatch.time(picture).wallSeconds(), "s");
            chains.all().forEach(BareChain::picture);
            double[] own = new double[rounds];
            double[] ownCpu = new double[rounds];
            double[] best = new double[rounds];
            double[][] bare = new double[MODES.size()][rounds];
            for (int i = 0; i < rounds; i++) {
                Lap lap = Stopwatch.time(picture);
                own[i] = lap.wallSeconds();
                ownCpu[i] = lap.cpuSeconds();
                best[i] = Double.MAX_VALUE;
                for (int mode = 0; mode < bare.length; mode++) {
                    bare[mode][i] =
                            Stopwatch.time(chains.all().get(mode)::picture).wallSeconds();
                    best[i] = Math.min(best[i], bare[mode][i]);
                }
            }
            figures.sample(name + ".picture-20-steps", own, "s");
            figures.sample(name + ".picture-20-steps-cpu", ownCpu, "cpu s");
            for (int mode = 0; mode < bare.length; mode++) {
                figures.sample(name + ".bare-" + MODES.get(mode).label(), bare[mode], "s");
            }
            figures.ratio(name + ".engine-to-best-bare", own, best);
        }
    }

    /** The three networks of a picture in each mode. */
    private final class Chains implements AutoCloseable {

        private final List<BareChain> all = new ArrayList<>();

        Chains() {
            MODES.forEach(mode -> all.add(chain(mode)));
        }

        List<BareChain> all() {
            return all;
        }

        @Override
        public void close() {
            all.forEach(BareChain::close);
        }
    }

    /** The three networks of a picture, one after the other as often as the picture needs them. */
    private record BareChain(BareLoop text, BareLoop unet, BareLoop decoder) {

        void picture() {
            text.run();
            for (int i = 0; i < STEPS; i++) {
                unet.run();
            }
            decoder.run();
        }

        void close() {
            text.close();
            unet.close();
            decoder.close();
        }
    }

    private BareChain chain(Mode mode) {
        Checkpoint checkpoint = Checkpoint.open(file);
        TextEncoder text = checkpoint.textEncoders().getFirst();
        int side = sidePx / checkpoint.vae().factor();
        Map<String, Tensor> step = new LinkedHashMap<>();
        step.put("x", noise(2, 4, side, side));
        step.put("t", noise(2));
        step.put("context", noise(2, text.tokens(), text.width()));
        return new BareChain(
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
                        Map.of("z", noise(1, 4, side, side))));
    }

    /** Numbers as a drawing has them: a processor is up to a tenth quicker with zeros. */
    private static Tensor.Floats noise(long... shape) {
        Tensor.Floats numbers = Tensor.floats(shape);
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < numbers.buffer().limit(); i++) {
            numbers.buffer().put(i, (float) random.nextGaussian());
        }
        return numbers;
    }
}
