package io.civstack.generation;

import io.civstack.diffusion.metadata.Png;
import io.civstack.diffusion.picture.Picture;
import io.civstack.events.Reason;
import io.civstack.generation.job.Recipe;
import io.civstack.generation.worker.EnginePainter;
import io.civstack.generation.worker.Painter;
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
 * Draws plain squares at once. What else it does the prompt says: {@code slowly} waits at the first step until it is stopped or
 * {@link #finishSlowOnes}; {@code fails} throws; {@code fails once} throws the first time; {@code impossible} refuses.
 */
@Alternative
@Priority(1)
@ApplicationScoped
public class FakePainter implements Painter {

    public static final Reason IMPOSSIBLE =
            new Reason("test/impossible", "It cannot be drawn.", "Draw something else.");

    private static final String WARM_UP = "a picture";

    private final EnginePainter engine;
    private volatile boolean real;
    private final List<Long> seeds = new CopyOnWriteArrayList<>();
    private final AtomicInteger failures = new AtomicInteger();
    private volatile CountDownLatch slowOnes = new CountDownLatch(1);

    FakePainter(EnginePainter engine) {
        this.engine = engine;
    }

    @Override
    public Painting paint(Path checkpoint, Recipe recipe, long seed, Watch watch) {
        return real ? engine.paint(checkpoint, recipe, seed, watch) : pretend(checkpoint, recipe, seed, watch);
    }

    /** From now on the engine itself draws. */
    public void beReal() {
        real = true;
    }

    private Painting pretend(Path checkpoint, Recipe recipe, long seed, Watch watch) {
        if (!Files.isRegularFile(checkpoint)) {
            throw new IllegalStateException("there is no checkpoint at the path that was given");
        }
        String prompt = recipe.prompt().positive();
        if (prompt.contains("impossible")) {
            return new Painting.Impossible(IMPOSSIBLE);
        }
        if (prompt.contains("fails") && !(prompt.contains("once") && failures.getAndIncrement() > 0)) {
            throw new IllegalStateException("this painting fails");
        }
        for (int step = 1; step <= recipe.steps(); step++) {
            watch.onStep(step);
            if (prompt.contains("slowly") && waitsInVain(watch)) {
                return new Painting.Stopped();
            }
        }
        if (!prompt.equals(WARM_UP)) {
            seeds.add(seed);
        }
        return new Painting.Finished(png(recipe), recipe.width(), recipe.height());
    }

    public List<Long> seeds() {
        return List.copyOf(seeds);
    }

    public void finishSlowOnes() {
        slowOnes.countDown();
    }

    public void reset() {
        slowOnes = new CountDownLatch(1);
        real = false;
        failures.set(0);
        seeds.clear();
    }

    private boolean waitsInVain(Watch watch) {
        try {
            while (!slowOnes.await(10, TimeUnit.MILLISECONDS)) {
                if (watch.stopped()) {
                    return true;
                }
            }
            return watch.stopped();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static byte[] png(Recipe recipe) {
        byte[] rgb = new byte[recipe.width() * recipe.height() * 3];
        return Png.encode(new Picture(recipe.width(), recipe.height(), rgb), "a test");
    }
}
