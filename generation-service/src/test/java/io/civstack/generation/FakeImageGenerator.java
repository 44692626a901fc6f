package io.civstack.generation;

import io.civstack.diffusion.metadata.Png;
import io.civstack.diffusion.picture.Picture;
import io.civstack.events.Reason;
import io.civstack.generation.recipe.Recipe;
import io.civstack.generation.recipe.Settings;
import io.civstack.generation.worker.EngineImageGenerator;
import io.civstack.generation.worker.ImageGenerator;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Generates black pictures at once. Words in the prompt change that: {@code slowly} waits at the first step until it is
 * stopped or {@link #finishSlowOnes}; {@code fails} throws; {@code fails once} throws the first time;
 * {@code impossible} refuses.
 */
@Alternative
@Priority(1)
@ApplicationScoped
public class FakeImageGenerator implements ImageGenerator {

    public static final Reason IMPOSSIBLE =
            new Reason("test/impossible", "It cannot be generated.", "Ask for something else.");

    private static final String WARM_UP = "a picture";

    private final EngineImageGenerator engine;
    private volatile boolean usesEngine;
    private final List<Long> seeds = new CopyOnWriteArrayList<>();
    private final AtomicInteger failures = new AtomicInteger();
    private volatile CountDownLatch slowOnes = new CountDownLatch(1);

    FakeImageGenerator(EngineImageGenerator engine) {
        this.engine = engine;
    }

    @Override
    public Result generate(Path checkpoint, Recipe recipe, long seed, ProgressListener listener) {
        return usesEngine
                ? engine.generate(checkpoint, recipe, seed, listener)
                : fake(checkpoint, recipe, seed, listener);
    }

    /** From now on the engine generates the pictures, until {@link #reset}. */
    public void useEngine() {
        usesEngine = true;
    }

    private Result fake(Path checkpoint, Recipe recipe, long seed, ProgressListener listener) {
        if (!Files.isRegularFile(checkpoint)) {
            throw new IllegalStateException("there is no checkpoint at the path that was given");
        }
        String prompt = recipe.prompt().positive();
        if (prompt.contains("impossible")) {
            return new Result.Impossible(IMPOSSIBLE);
        }
        if (prompt.contains("fails") && !(prompt.contains("once") && failures.getAndIncrement() > 0)) {
            throw new IllegalStateException("this generation fails");
        }
        for (int step = 1; step <= recipe.settings().steps(); step++) {
            listener.onStep(step);
            if (prompt.contains("slowly") && waitsUntilStopped(listener)) {
                return new Result.Stopped();
            }
        }
        if (!prompt.equals(WARM_UP)) {
            seeds.add(seed);
        }
        Settings settings = recipe.settings();
        return new Result.Finished(png(settings), settings.width(), settings.height());
    }

    public List<Long> seeds() {
        return List.copyOf(seeds);
    }

    public void finishSlowOnes() {
        slowOnes.countDown();
    }

    public void reset() {
        slowOnes = new CountDownLatch(1);
        usesEngine = false;
        failures.set(0);
        seeds.clear();
    }

    private boolean waitsUntilStopped(ProgressListener listener) {
        try {
            while (!slowOnes.await(10, TimeUnit.MILLISECONDS)) {
                if (listener.stopped()) {
                    return true;
                }
            }
            return listener.stopped();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static byte[] png(Settings settings) {
        byte[] rgb = new byte[settings.width() * settings.height() * 3];
        return Png.encode(new Picture(settings.width(), settings.height(), rgb), "a test");
    }
}
