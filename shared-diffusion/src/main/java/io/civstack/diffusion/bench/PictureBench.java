package io.civstack.diffusion.bench;

import io.civstack.diffusion.DiffusionEngine;
import io.civstack.diffusion.EngineLimits;
import io.civstack.diffusion.StepListener;
import io.civstack.diffusion.TextToImage;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * A whole picture by the engine beside the same network runs in bare loops: what tokenizer, sampler, facade and openness to adapters add, and what
 * the session mode costs. The best loop is the one with the lowest median.
 */
final class PictureBench {

    static final int STEPS = 20;

    private final String name;
    private final Path file;
    private final int sidePx;
    private final Figures figures;
    private final int rounds;
    private final int threads;
    private final int stepsATurn;

    /**
     * @param name of the figures
     * @param sidePx of the picture
     * @param stepsATurn that a rival makes before it is the next one's turn: one where a step takes seconds, all where it takes milliseconds
     */
    PictureBench(String name, Path file, int sidePx, int stepsATurn, Figures figures, int rounds, int threads) {
        this.stepsATurn = stepsATurn;
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
        try (DiffusionEngine engine = new DiffusionEngine(EngineLimits.defaults())) {
            figures.value(
                    name + ".first-picture",
                    Stopwatch.time(() -> engine.draw(file, request, StepListener.NONE))
                            .wallSeconds(),
                    "s");
            List<BareChain> chains = BareChain.Mode.ALL.stream()
                    .map(mode -> BareChain.load(file, sidePx, mode, threads))
                    .toList();
            // The first run of each asks the system for memory.
            chains.forEach(chain -> chain.steps(true, 1));
            chains.forEach(BareChain::decode);
            List<Lockstep> pictures = IntStream.range(0, rounds)
                    .mapToObj(round -> {
                        Lockstep lockstep = new Lockstep(chains, stepsATurn);
                        lockstep.draw(() -> engine.draw(file, request, lockstep));
                        return lockstep;
                    })
                    .toList();
            publish(pictures);
            chains.forEach(BareChain::close);
        }
    }

    private void publish(List<Lockstep> pictures) {
        double[] own = each(pictures, picture -> picture.wallSeconds(0));
        figures.sample(name + ".picture-20-steps", own, "s");
        figures.sample(name + ".picture-20-steps-cpu", each(pictures, picture -> picture.cpuSeconds(0)), "cpu s");
        double[] best = {Double.MAX_VALUE};
        for (int i = 0; i < BareChain.Mode.ALL.size(); i++) {
            int rival = 1 + i;
            double[] bare = each(pictures, picture -> picture.wallSeconds(rival));
            figures.sample(name + ".bare-" + BareChain.Mode.ALL.get(i).label(), bare, "s");
            best = Figures.median(bare) < Figures.median(best) ? bare : best;
        }
        figures.ratio(name + ".engine-to-best-bare", own, best);
    }

    private static double[] each(List<Lockstep> pictures, ToDoubleFunction<Lockstep> seconds) {
        return pictures.stream().mapToDouble(seconds).toArray();
    }
}
