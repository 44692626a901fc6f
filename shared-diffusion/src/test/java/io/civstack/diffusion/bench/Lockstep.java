package io.civstack.diffusion.bench;

import io.civstack.diffusion.bench.Stopwatch.Lap;
import io.civstack.diffusion.request.StepListener;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * One picture drawn by the engine and by bare loops in lockstep: after every few of the engine's steps each loop makes
 * as many, so that whatever else the machine does for some seconds hits all of them. What the engine does before its
 * first step and after its last one is paired with the text encoder and the decoder.
 */
final class Lockstep implements StepListener {

    private static final Duration REST = Duration.ofMillis(50);

    private final List<BareChain> chains;
    private final int stepsATurn;
    private final double[] wallSeconds;
    private final double[] cpuSeconds;
    private int stepsDone;
    private Stopwatch own = Stopwatch.started();

    /** @param stepsATurn that a rival makes before it is the next one's turn */
    Lockstep(List<BareChain> chains, int stepsATurn) {
        this.chains = chains;
        this.stepsATurn = stepsATurn;
        this.wallSeconds = new double[1 + chains.size()];
        this.cpuSeconds = new double[1 + chains.size()];
    }

    /** Draws a picture that tells of its steps. */
    void draw(Consumer<StepListener> picture) {
        own = Stopwatch.started();
        picture.accept(this);
        turn(BareChain::decode);
    }

    @Override
    public void onStep(int step, int steps) {
        if (step % stepsATurn == 0 || step == steps) {
            boolean begins = stepsDone == 0;
            int since = step - stepsDone;
            stepsDone = step;
            turn(chain -> chain.steps(begins, since));
        }
    }

    private void turn(Consumer<BareChain> piece) {
        add(0, own.lap());
        for (int i = 0; i < chains.size(); i++) {
            BareChain chain = chains.get(i);
            rest();
            add(1 + i, Stopwatch.time(() -> piece.accept(chain)));
        }
        rest();
        own = Stopwatch.started();
    }

    /** Threads of a loop that spins do so for some milliseconds after its run; the next one's time is not theirs. */
    private static void rest() {
        try {
            Thread.sleep(REST);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted between two turns", interrupted);
        }
    }

    private void add(int rival, Lap lap) {
        wallSeconds[rival] += lap.wallSeconds();
        cpuSeconds[rival] += lap.cpuSeconds();
    }

    @Override
    public boolean cancelled() {
        return false;
    }

    /** Of the whole picture: the engine's as 0, then the chains' in their order. */
    double wallSeconds(int rival) {
        return wallSeconds[rival];
    }

    /** The same of all processors together. */
    double cpuSeconds(int rival) {
        return cpuSeconds[rival];
    }
}
