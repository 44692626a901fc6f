package io.civstack.diffusion.bench;

import io.civstack.diffusion.DiffusionEngine;
import io.civstack.diffusion.request.EngineLimits;
import io.civstack.diffusion.request.StepListener;
import io.civstack.diffusion.request.TextToImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/**
 * A whole picture by the engine beside the same network runs in bare loops: what tokenizer, sampler, facade and
 * openness to adapters add, and what the session mode costs. The best loop is the one with the lowest median.
 */
final class PictureBench {

    static final int STEPS = 20;

    private final String name;
    private final Path file;
    private final int sidePx;
    private final Measurements measurements;
    private final int rounds;
    private final int threads;
    private final int stepsATurn;

    /**
     * @param name of the measurements
     * @param sidePx of the picture
     * @param stepsATurn that a rival makes before it is the next one's turn: one where a step takes seconds, all where
     *     it takes milliseconds
     */
    PictureBench(
            String name, Path file, int sidePx, int stepsATurn, Measurements measurements, int rounds, int threads) {
        this.stepsATurn = stepsATurn;
        this.name = name;
        this.file = file;
        this.sidePx = sidePx;
        this.measurements = measurements;
        this.rounds = rounds;
        this.threads = threads;
    }

    void measure() {
        TextToImage request = new TextToImage(
                "a red boat by the sea, sticker", "", sidePx, sidePx, STEPS, 5, "Euler", "normal", 7, 1);
        try (DiffusionEngine engine = new DiffusionEngine(EngineLimits.defaults())) {
            measurements.value(
                    name + ".first-picture",
                    Stopwatch.time(() -> engine.generate(file, request, StepListener.NONE))
                            .wallSeconds(),
                    "s");
            List<BareChain> chains = new ArrayList<>();
            try {
                BareChain.Mode.ALL.forEach(mode -> chains.add(BareChain.load(file, sidePx, mode, threads)));
                publish(pictures(listener -> engine.generate(file, request, listener), chains), chains);
            } finally {
                chains.forEach(BareChain::close);
            }
        }
    }

    private List<Lockstep> pictures(Consumer<StepListener> picture, List<BareChain> chains) {
        // The first run of each asks the system for memory.
        chains.forEach(chain -> chain.steps(true, 1));
        chains.forEach(BareChain::decode);
        List<Lockstep> pictures = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            Lockstep lockstep = new Lockstep(chains, stepsATurn);
            lockstep.draw(picture);
            pictures.add(lockstep);
        }
        return pictures;
    }

    private void publish(List<Lockstep> pictures, List<BareChain> chains) {
        double[] own = each(pictures, picture -> picture.wallSeconds(0));
        measurements.sample(name + ".picture-20-steps", own, "s");
        measurements.sample(name + ".picture-20-steps-cpu", each(pictures, picture -> picture.cpuSeconds(0)), "cpu s");
        List<double[]> bare = new ArrayList<>();
        for (BareChain chain : chains) {
            int rival = 1 + bare.size();
            bare.add(each(pictures, picture -> picture.wallSeconds(rival)));
            measurements.sample(name + ".bare-" + chain.mode().label(), bare.getLast(), "s");
        }
        measurements.ratio(
                name + ".engine-to-best-bare",
                own,
                Collections.min(bare, Comparator.comparingDouble(Measurements::median)));
    }

    private static double[] each(List<Lockstep> pictures, ToDoubleFunction<Lockstep> seconds) {
        return pictures.stream().mapToDouble(seconds).toArray();
    }
}
